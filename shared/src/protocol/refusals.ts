/**
 * Every refusal a person can meet, in one table: a closed list of codes that programs act on,
 * and one sentence per reason, in the interface's languages, that people read.
 * What someone may not see is `not_found`, with the same words as what does not exist.
 */
export const errorCodes = [
  'not_signed_in',
  'not_allowed',
  'not_found',
  'invalid',
  'conflict',
  'too_large',
  'too_many',
  'client_too_old',
  'unavailable',
  'internal',
] as const
export type ErrorCode = (typeof errorCodes)[number]

export const refusals = {
  not_signed_in: {
    code: 'not_signed_in',
    en: 'You are signed out. Sign in to go on; nothing on this device is lost.',
    ko: '로그아웃된 상태입니다. 계속하려면 로그인하십시오. 이 기기에 있는 내용은 사라지지 않습니다.',
  },
  token_refused: {
    code: 'not_signed_in',
    en: 'This access token is not valid any more: it was revoked, has expired, or never was one of ours.',
    ko: '유효하지 않은 액세스 토큰입니다. 폐기되었거나 만료되었거나 발급된 적이 없습니다.',
  },
  token_in_address: {
    code: 'invalid',
    en: 'This address takes no parameters, least of all an access token: revoke one that was in it.',
    ko: '이 주소에는 매개변수를 쓸 수 없습니다. 주소에 넣은 액세스 토큰이 있으면 폐기하십시오.',
  },
  wrong_credentials: {
    code: 'invalid',
    en: 'The account name or the password is wrong.',
    ko: '계정 이름 또는 비밀번호가 올바르지 않습니다.',
  },
  wrong_password: {
    code: 'invalid',
    en: 'The present password is wrong.',
    ko: '현재 비밀번호가 올바르지 않습니다.',
  },
  provider_refused: {
    code: 'not_allowed',
    en: 'The sign-in at your organisation did not succeed, or took too long. Try again.',
    ko: '소속 기관 로그인에 실패했거나 시간이 초과되었습니다. 다시 시도하십시오.',
  },
  provider_unknown_person: {
    code: 'not_allowed',
    en: 'Your organisation knows you, but there is no account for you here. Ask the administrator.',
    ko: '소속 기관에서는 확인되었으나 이 서버에 계정이 없습니다. 관리자에게 문의하십시오.',
  },
  provider_unreachable: {
    code: 'unavailable',
    en: 'The sign-in of your organisation cannot be reached. Try again, or use your password.',
    ko: '소속 기관 로그인에 연결할 수 없습니다. 다시 시도하거나 비밀번호로 로그인하십시오.',
  },
  proof_needed: {
    code: 'not_allowed',
    en: 'This asks you to show once more that it is you.',
    ko: '본인 확인이 다시 필요한 작업입니다.',
  },
  code_needed: {
    code: 'invalid',
    en: 'This account has a second factor. Enter the code of your authenticator app.',
    ko: '2단계 인증을 사용하는 계정입니다. 인증 앱의 코드를 입력하십시오.',
  },
  wrong_code: {
    code: 'invalid',
    en: 'This code is wrong or was used already. Wait for the next one.',
    ko: '코드가 올바르지 않거나 이미 사용되었습니다. 다음 코드를 기다려 입력하십시오.',
  },
  second_factor_on: {
    code: 'conflict',
    en: 'The second factor is on already, perhaps since a moment ago.',
    ko: '2단계 인증이 이미 켜져 있습니다. 방금 켜졌을 수 있습니다.',
  },
  second_factor_off: {
    code: 'conflict',
    en: 'The second factor is off, perhaps since a moment ago.',
    ko: '2단계 인증이 꺼져 있습니다. 방금 꺼졌을 수 있습니다.',
  },
  link_refused: {
    code: 'invalid',
    en: 'This link does not hold any more: it was used, has run out, or a newer one was made. Ask the administrator for another.',
    ko: '사용할 수 없는 링크입니다. 이미 사용했거나 기한이 지났거나 새 링크가 만들어졌습니다. 관리자에게 새 링크를 요청하십시오.',
  },
  wrong_address: {
    code: 'invalid',
    en: 'The link was made for another mail address. After five wrong ones it ends.',
    ko: '다른 메일 주소로 발급된 링크입니다. 다섯 번 틀리면 링크가 폐기됩니다.',
  },
  too_many_tries: {
    code: 'too_many',
    en: 'Too many failed tries for this account. It takes none for up to 15 minutes.',
    ko: '이 계정의 로그인 실패 횟수가 너무 많습니다. 최대 15분 동안 로그인할 수 없습니다.',
  },
  wrong_set_up_code: {
    code: 'invalid',
    en: 'This set-up code is wrong. It is printed where the server was started.',
    ko: '설정 코드가 올바르지 않습니다. 서버를 시작한 화면에 표시된 코드를 입력하십시오.',
  },
  already_set_up: {
    code: 'conflict',
    en: 'This server has its first account already. Sign in.',
    ko: '이 서버에는 이미 첫 계정이 있습니다. 로그인하십시오.',
  },
  name_taken: {
    code: 'conflict',
    en: 'This name is already taken here. Choose another.',
    ko: '이미 사용 중인 이름입니다. 다른 이름을 입력하십시오.',
  },
  last_administrator: {
    code: 'conflict',
    en: 'This is the last administrator. Make another one first.',
    ko: '마지막 관리자입니다. 먼저 다른 관리자를 지정하십시오.',
  },
  administrator_in_group: {
    code: 'conflict',
    en: 'An administrator is in no group: the account manages people and reads no content.',
    ko: '관리자는 그룹에 속할 수 없습니다. 관리자 계정은 구성원을 관리하며 내용은 열람하지 않습니다.',
  },
  meeting_issued: {
    code: 'conflict',
    en: 'Something of this meeting was issued, or it has minutes: it stays. It can only be deleted before that.',
    ko: '배포된 문서나 회의록이 있는 회의는 삭제할 수 없습니다. 그 전에만 삭제할 수 있습니다.',
  },
  delegation_in_use: {
    code: 'conflict',
    en: 'This delegation still has people here, or a group names it. Take them out first.',
    ko: '이 대표단에 구성원이 있거나 대표단이 속한 그룹이 있습니다. 먼저 제외하십시오.',
  },
  pair_in_office: {
    code: 'conflict',
    en: 'The pair of co-chairs is fixed for its cycle. Plan the next cycle and hand over.',
    ko: '공동의장국은 임기 동안 바뀌지 않습니다. 다음 임기를 계획하고 인계하십시오.',
  },
  parent_below: {
    code: 'conflict',
    en: 'The body above a group can be neither the group itself nor one below it.',
    ko: '그룹 자신이나 하위 그룹은 상위 기구가 될 수 없습니다.',
  },
  compartment_stays: {
    code: 'conflict',
    en: 'A compartment stays: text in it would be open to nobody without it.',
    ko: '구획은 없앨 수 없습니다. 구획이 없어지면 그 안의 내용을 아무도 열람할 수 없습니다.',
  },
  not_of_co_chairs: {
    code: 'conflict',
    en: 'Co-chairs and secretariat are people of the two co-chairs’ delegations.',
    ko: '공동의장과 간사는 두 공동의장국 대표단의 구성원이어야 합니다.',
  },
  next_cycle_incomplete: {
    code: 'conflict',
    en: 'Plan the next cycle first, with a co-chair in each seat who is in the group.',
    ko: '먼저 다음 임기를 계획하고, 두 자리에 그룹 구성원인 공동의장을 지정하십시오.',
  },
  too_many_tokens: {
    code: 'too_many',
    en: 'You have as many access tokens as one person may have. Revoke one first.',
    ko: '액세스 토큰을 더 만들 수 없습니다. 먼저 하나를 폐기하십시오.',
  },
  not_found: {
    code: 'not_found',
    en: 'There is nothing here, or it is not open to you.',
    ko: '찾을 수 없거나 열람 권한이 없습니다.',
  },
  not_allowed: {
    code: 'not_allowed',
    en: 'Your role does not allow this here.',
    ko: '현재 역할로는 할 수 없는 작업입니다.',
  },
  not_editable_now: {
    code: 'not_allowed',
    en: 'This document cannot be edited by you in its present state. What you typed is kept on this device.',
    ko: '현재 상태에서는 이 문서를 편집할 수 없습니다. 입력한 내용은 이 기기에 보관됩니다.',
  },
  commitment_closed: {
    code: 'conflict',
    en: 'This action is closed: done, carried or dropped, perhaps a moment ago by someone else.',
    ko: '이미 완료, 이월 또는 종결된 조치사항입니다. 방금 다른 사람이 처리했을 수 있습니다.',
  },
  commitment_open: {
    code: 'conflict',
    en: 'This action is open already, or was carried under a number of its own.',
    ko: '이미 진행 중인 조치사항이거나 다른 번호로 이월되었습니다.',
  },
  no_next_meeting: {
    code: 'conflict',
    en: 'There is no later meeting to carry this to. Plan the next meeting first.',
    ko: '이월할 다음 회의가 없습니다. 먼저 차기 회의를 등록하십시오.',
  },
  no_agenda: {
    code: 'conflict',
    en: 'This meeting has no agenda yet. Minutes follow its agenda, item by item.',
    ko: '아직 의제가 없는 회의입니다. 회의록은 의제 항목에 따라 작성합니다.',
  },
  meeting_over: {
    code: 'conflict',
    en: 'This meeting has begun, is over or was cancelled, perhaps a moment ago. Its plan stays as it is.',
    ko: '이미 시작되었거나 종료 또는 취소된 회의입니다. 방금 상태가 바뀌었을 수 있습니다. 계획은 그대로 유지됩니다.',
  },
  version_named: {
    code: 'conflict',
    en: 'This version has a name already, perhaps since a moment ago. Rename it instead.',
    ko: '이미 이름이 있는 버전입니다. 방금 다른 사람이 이름을 붙였을 수 있습니다. 이름을 변경하십시오.',
  },
  version_frozen: {
    code: 'conflict',
    en: 'This version was circulated and stays as it was sent.',
    ko: '회람된 버전은 변경할 수 없습니다.',
  },
  not_circulable: {
    code: 'conflict',
    en: 'This document cannot be circulated in its present state, perhaps since a moment ago.',
    ko: '현재 상태에서는 회람할 수 없는 문서입니다. 방금 상태가 바뀌었을 수 있습니다.',
  },
  wrong_origin: {
    code: 'not_allowed',
    en: 'This request came from another site and was refused.',
    ko: '다른 사이트에서 온 요청이므로 거부되었습니다.',
  },
  malformed: {
    code: 'invalid',
    en: 'The server could not read this request.',
    ko: '서버가 요청을 해석할 수 없습니다.',
  },
  update_malformed: {
    code: 'invalid',
    en: 'This change is damaged and was not taken over. Reload the page; what is stored is safe.',
    ko: '손상된 변경이어서 반영되지 않았습니다. 페이지를 새로 고치십시오. 저장된 내용은 안전합니다.',
  },
  update_foreign: {
    code: 'invalid',
    en: 'This change carries another person’s mark and was not taken over.',
    ko: '다른 사람의 식별 정보가 포함된 변경이어서 반영되지 않았습니다.',
  },
  update_gap: {
    code: 'conflict',
    en: 'This change builds on text the server has not received yet. It is sent again by itself.',
    ko: '서버가 아직 받지 못한 내용에 이어지는 변경입니다. 자동으로 다시 전송됩니다.',
  },
  not_joined: {
    code: 'conflict',
    en: 'This document is not open on this connection. It is opened again by itself.',
    ko: '이 연결에서 문서가 열려 있지 않습니다. 자동으로 다시 열립니다.',
  },
  client_taken: {
    code: 'conflict',
    en: 'This editing session belongs to someone else. Reload the page.',
    ko: '다른 사람의 편집 세션입니다. 페이지를 새로 고치십시오.',
  },
  too_large: {
    code: 'too_large',
    en: 'This is larger than the server takes in one piece.',
    ko: '한 번에 처리할 수 있는 크기를 초과했습니다.',
  },
  not_an_image: {
    code: 'invalid',
    en: 'Only PNG, JPEG, GIF and WebP images can be placed here. SVG and other files cannot.',
    ko: 'PNG, JPEG, GIF, WebP 이미지만 넣을 수 있습니다. SVG와 그 밖의 파일은 넣을 수 없습니다.',
  },
  image_too_large: {
    code: 'too_large',
    en: 'This image has more pixels than a page can show. Make it smaller first.',
    ko: '화소 수가 너무 많아 표시할 수 없는 이미지입니다. 크기를 줄인 뒤 다시 넣으십시오.',
  },
  paper_too_large: {
    code: 'too_large',
    en: 'A paper may have at most 25 MB. Nothing of it was kept.',
    ko: '회의문서 파일은 25MB를 넘을 수 없습니다. 아무것도 저장되지 않았습니다.',
  },
  paper_kind: {
    code: 'invalid',
    en: 'Papers are PDF, Office (docx, xlsx, pptx), images or plain text in UTF-8. By its content this file is none of them.',
    ko: '회의문서는 PDF, Word·Excel·PowerPoint(docx, xlsx, pptx), PNG·JPEG·GIF·WebP 이미지 또는 UTF-8 텍스트여야 합니다. 이 파일의 내용은 그중 어느 것도 아닙니다.',
  },
  paper_macros: {
    code: 'invalid',
    en: 'This file contains macros or another program. Save it without them and upload it again.',
    ko: '매크로 또는 다른 프로그램이 들어 있는 파일입니다. 이를 빼고 저장한 뒤 다시 올리십시오.',
  },
  paper_bomb: {
    code: 'invalid',
    en: 'This file unpacks to far more than it is. Save it anew, or as a PDF.',
    ko: '압축을 풀면 지나치게 커지는 파일입니다. 새로 저장하거나 PDF로 저장하십시오.',
  },
  paper_two_kinds: {
    code: 'invalid',
    en: 'This file is of two kinds at once, which hides one of them. Save it anew, or as a PDF.',
    ko: '두 가지 형식이 겹쳐 있어 하나가 숨겨진 파일입니다. 새로 저장하거나 PDF로 저장하십시오.',
  },
  paper_damaged: {
    code: 'invalid',
    en: 'This file is damaged or protected by a password. Save it anew without one.',
    ko: '손상되었거나 비밀번호로 보호된 파일입니다. 비밀번호 없이 새로 저장하십시오.',
  },
  paper_file_gone: {
    code: 'conflict',
    en: 'The uploaded file is not there any more: it is kept for a day. Choose it again.',
    ko: '올린 파일이 더 이상 없습니다. 파일은 하루 동안만 보관됩니다. 다시 선택하십시오.',
  },
  paper_files_full: {
    code: 'too_many',
    en: 'Too many of your files wait for their papers. Finish one of them, or wait a day.',
    ko: '회의문서로 등록되지 않은 파일이 너무 많습니다. 하나를 마치거나 하루를 기다리십시오.',
  },
  symbol_taken: {
    code: 'conflict',
    en: 'This symbol is in use. Symbols are never used twice: take the next one.',
    ko: '이미 사용 중인 문서 번호입니다. 번호는 다시 쓸 수 없으니 다음 번호를 쓰십시오.',
  },
  symbol_unfit: {
    code: 'invalid',
    en: 'This is no symbol for a paper of this meeting.',
    ko: '이 회의의 회의문서에 쓸 수 없는 문서 번호입니다.',
  },
  symbol_without_base: {
    code: 'invalid',
    en: 'There is no paper of yours that this symbol would revise, add to or correct.',
    ko: '이 문서 번호로 수정·추가·정정할 귀 대표단의 회의문서가 없습니다.',
  },
  submitter_not_yours: {
    code: 'not_allowed',
    en: 'You may bring in papers of your own delegation only.',
    ko: '귀 대표단의 회의문서만 제출할 수 있습니다.',
  },
  paper_closed_to_you: {
    code: 'invalid',
    en: 'With this marking or compartment the paper would be closed to you. Choose one that you may read.',
    ko: '이 표시나 열람 구분으로는 본인이 회의문서를 볼 수 없습니다. 본인이 볼 수 있는 것을 고르십시오.',
  },
  embargo_past: {
    code: 'invalid',
    en: 'The embargo ends before now. Choose a later hour, or none.',
    ko: '공개 제한 시각이 이미 지났습니다. 더 늦은 시각을 고르거나 비워 두십시오.',
  },
  paper_item_unknown: {
    code: 'invalid',
    en: 'One of the chosen items is not on this meeting’s agenda any more. Choose again.',
    ko: '선택한 의제가 이 회의의 의제 목록에 없습니다. 다시 고르십시오.',
  },
  meeting_cancelled: {
    code: 'conflict',
    en: 'This meeting is cancelled and takes no papers.',
    ko: '취소된 회의이므로 회의문서를 받지 않습니다.',
  },
  disk_full: {
    code: 'unavailable',
    en: 'The server has no room left. Nothing of this was kept; tell whoever runs it, and try again later.',
    ko: '서버의 저장 공간이 가득 찼습니다. 아무것도 저장되지 않았습니다. 운영자에게 알리고 나중에 다시 시도하십시오.',
  },
  document_full: {
    code: 'too_large',
    en: 'This document has reached its largest size. What you typed is kept on this device.',
    ko: '문서가 최대 크기에 도달했습니다. 입력한 내용은 이 기기에 보관됩니다.',
  },
  too_many_people: {
    code: 'too_many',
    en: 'Too many people have this document open. Try again when someone has left.',
    ko: '문서를 연 사람이 너무 많습니다. 다른 사람이 나간 뒤 다시 시도하십시오.',
  },
  too_many_requests: {
    code: 'too_many',
    en: 'Too many requests in a short time. Wait a moment.',
    ko: '짧은 시간에 요청이 너무 많습니다. 잠시 기다리십시오.',
  },
  client_too_old: {
    code: 'client_too_old',
    en: 'A newer version of Tandem is running. Reload the page; what you typed is kept.',
    ko: '새 버전의 Tandem이 실행 중입니다. 페이지를 새로 고치십시오. 입력한 내용은 보관됩니다.',
  },
  shutting_down: {
    code: 'unavailable',
    en: 'The server is restarting. Keep writing; your changes are sent when it is back.',
    ko: '서버를 다시 시작하는 중입니다. 계속 작성하십시오. 서버가 복구되면 변경이 전송됩니다.',
  },
  not_stored: {
    code: 'unavailable',
    en: 'The server could not store this change yet. It is kept on this device and sent again.',
    ko: '서버가 변경을 아직 저장하지 못했습니다. 이 기기에 보관하고 다시 전송합니다.',
  },
  internal: {
    code: 'internal',
    en: 'Something failed on the server. What is stored is safe. Try again.',
    ko: '서버에서 오류가 발생했습니다. 저장된 내용은 안전합니다. 다시 시도하십시오.',
  },
} as const satisfies Record<string, { code: ErrorCode; en: string; ko: string }>

export type RefusalReason = keyof typeof refusals

/** A request that cannot be granted. Edges turn it into a status or an answer; nobody else catches it. */
export class Refusal extends Error {
  readonly reason: RefusalReason
  readonly code: ErrorCode
  /** When another try may be granted, where that is known. */
  readonly retryAfterSeconds: number | undefined
  constructor(reason: RefusalReason, retryAfterSeconds?: number) {
    super(refusals[reason].en)
    this.name = 'Refusal'
    this.reason = reason
    this.retryAfterSeconds = retryAfterSeconds
    this.code = refusals[reason].code
  }
}

export function refuse(reason: RefusalReason, retryAfterSeconds?: number): Refusal {
  return new Refusal(reason, retryAfterSeconds)
}
