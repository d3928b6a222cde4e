/** What minutes say, in the interface's two languages. */
import type { Attribution } from '@tandem/shared/documents'
import type { Language, OutcomeVerb } from '@tandem/shared/words'
import { outcomeVerbs } from '@tandem/shared/words'
import { defineWords, type SameKeys } from '../../lib/i18n'

export const en = {
  minutes: 'Minutes',
  meetingLine: '{{meeting}} of the {{group}}',
  noDate: 'date to be confirmed',
  noVenue: 'Venue to be confirmed',
  byVideo: 'By video conference',
  'ownLanguage.en': 'English',
  'ownLanguage.ko': '한국어',
  'language.en': 'English',
  'language.ko': 'Korean',
  textIn: 'Minutes in {{language}}',
  emptyReading: 'No text yet.',

  'block.more': 'Block: press for its menu',
  'block.moreOf': '{{number}}: press for the menu of this block',
  'verb.change': 'Change the verb',
  'adReferendum.of': 'Agreed ad referendum by {{codes}}',
  'owner.add': 'Add owner',
  'owner.title': 'Who owes it',
  'due.add': 'Add due date',
  'hint.take': 'Use this pattern',
  'step.lags': '{{language}} out of step',
  'step.noChange': 'No change needed',
  'counterpart.none': 'No {{language}} yet',
  notReleased: '[Not released]',
  imageHere: 'Image',

  'record.as': 'Record as',
  'record.more': 'More verbs',
  'record.force': 'Force {{force}}',
  'record.none': 'Put the caret in a paragraph first',
  'record.now': 'now',
  'record.clear': 'Not an outcome',

  'due.title': 'Due',
  'due.by': 'due {{date}}',
  'due.date': 'On a day',
  'due.month': 'In a month',
  'due.next_meeting': 'Next meeting',
  'due.event': 'With an event',
  'due.unspecified': 'Timing not settled',
  'due.none': 'Standing',
  'due.set': 'Set',
  'due.clear': 'Take away',
  cancel: 'Cancel',

  'said.recorded': 'Recorded as {{verb}}',
  'said.kind': 'Now {{kind}}',
  'said.edge': 'It stands at the edge already',
  'said.moved': 'Moved, now after {{where}}',
  'said.movedFirst': 'Moved to the top',
  'said.undone': 'Undone',
  'said.redone': 'Redone',
  'said.nothingToUndo': 'Nothing of yours to undo',
  'said.nothingToRedo': 'Nothing of yours to redo',
  'said.inStep': 'Marked as needing no change',
  'said.allInStep': 'All is in step',
  'deleted.toast': 'Deleted {{what}}',
  bringBack: 'Bring back',
  outline: 'Outline',
} as const

export const ko: SameKeys<typeof en> = {
  minutes: '회의록',
  meetingLine: '{{group}} {{meeting}}',
  noDate: '일자 미정',
  noVenue: '장소 미정',
  byVideo: '화상회의',
  'ownLanguage.en': 'English',
  'ownLanguage.ko': '한국어',
  'language.en': '영어',
  'language.ko': '한국어',
  textIn: '회의록({{language}})',
  emptyReading: '아직 본문이 없습니다.',

  'block.more': '문단: 누르면 메뉴',
  'block.moreOf': '{{number}}: 누르면 이 문단의 메뉴',
  'verb.change': '결과 동사 변경',
  'adReferendum.of': '{{codes}} 재가 조건부 합의',
  'owner.add': '담당 추가',
  'owner.title': '담당 대표단',
  'due.add': '기한 추가',
  'hint.take': '이 문형 사용',
  'step.lags': '{{language}} 불일치',
  'step.noChange': '변경 불필요',
  'counterpart.none': '{{language}} 없음',
  notReleased: '[비공개]',
  imageHere: '그림',

  'record.as': '결과 기록',
  'record.more': '다른 동사',
  'record.force': '효력 {{force}}',
  'record.none': '먼저 문단에 커서를 두십시오',
  'record.now': '현재',
  'record.clear': '결과 아님',

  'due.title': '기한',
  'due.by': '{{date}}까지',
  'due.date': '날짜',
  'due.month': '월',
  'due.next_meeting': '차기 회의',
  'due.event': '행사',
  'due.unspecified': '시기 미정',
  'due.none': '상시',
  'due.set': '설정',
  'due.clear': '삭제',
  cancel: '취소',

  'said.recorded': '{{verb}}(으)로 기록됨',
  'said.kind': '{{kind}}(으)로 변경됨',
  'said.edge': '더 이동할 수 없는 위치입니다',
  'said.moved': '이동됨, {{where}} 다음',
  'said.movedFirst': '맨 위로 이동됨',
  'said.undone': '실행 취소됨',
  'said.redone': '다시 실행됨',
  'said.nothingToUndo': '취소할 내 변경이 없습니다',
  'said.nothingToRedo': '다시 실행할 내 변경이 없습니다',
  'said.inStep': '변경 불필요로 표시됨',
  'said.allInStep': '양 언어가 모두 일치합니다',
  'deleted.toast': '{{what}} 삭제됨',
  bringBack: '되돌리기',
  outline: '개요',
}

export const words = defineWords('minutes', en, ko)

/** Outcomes as their chip names them in Korean: nouns, as records have them. */
const koreanOutcomes: Record<OutcomeVerb, string> = {
  adopted: '채택',
  approved: '승인',
  approved_as_corrected: '수정 승인',
  endorsed: '지지·승인',
  agreed: '합의',
  decided: '결정',
  tasked: '과제',
  authorised: '위임',
  undertook: '단독 이행',
  recommended: '권고',
  agreed_in_principle: '원칙 합의',
  requested: '요청',
  invited: '권유',
  encouraged: '장려',
  will_positively_consider: '긍정 검토',
  deferred: '연기',
  carried: '이월',
  reserved_position: '입장 유보',
  reviewed: '점검',
  welcomed: '환영',
  noted_with_appreciation: '사의·유의',
  noted: '유의',
  took_note: '유념',
  considered: '심의',
  will_consider: '검토',
  proposed: '제안',
  informed: '설명',
  shared: '공유',
  no_consensus: '합의 불발',
  withdrew: '철회',
}

/** `Agreed`, `합의`: what an outcome is called on its chip. */
export function outcomeName(verb: OutcomeVerb, language: Language): string {
  if (language === 'ko') return koreanOutcomes[verb]
  const name = outcomeVerbs[verb].en
  return name.charAt(0).toUpperCase() + name.slice(1)
}

const parties: Partial<Record<string, Record<Language, string>>> = {
  both: { en: 'The two sides', ko: '양측' },
  meeting: { en: 'The Meeting', ko: '회의' },
}

/** Whom a paragraph speaks for when it is no delegation; null when it is one. */
export function partyName(attribution: Attribution, language: Language): string | null {
  return parties[attribution]?.[language] ?? null
}
