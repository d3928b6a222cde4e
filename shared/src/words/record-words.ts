/** The closed lists of records: kinds of record and block, outcome verbs with their force, flags. */
import { z } from 'zod'

/** Kinds of record, by what a group issues (docs/spec/domain.md). */
export const recordTypes = {
  agreed_minutes: { en: 'Agreed minutes', ko: '합의의사록' },
  co_chairs_report: { en: 'Co-chairs’ summary report', ko: '공동의장 요약보고서' },
  record_of_discussion: { en: 'Record of discussion', ko: '토의 기록' },
} as const
export const RecordType = z.enum(Object.keys(recordTypes) as [keyof typeof recordTypes])
export type RecordType = z.infer<typeof RecordType>

/** Paragraphs that are numbered in one run through the record. */
export const paragraphKinds = {
  procedural: { en: 'Procedural', ko: '절차' },
  narrative: { en: 'Narrative', ko: '서술' },
  statement: { en: 'Statement', ko: '발언' },
  outcome: { en: 'Outcome', ko: '결과' },
  reservation: { en: 'Reservation', ko: '유보' },
} as const
export const ParagraphKind = z.enum(Object.keys(paragraphKinds) as [keyof typeof paragraphKinds])
export type ParagraphKind = z.infer<typeof ParagraphKind>

/** Everything a block of text can be; the kinds of paragraph and what stands between them without a number. */
export const textKinds = {
  ...paragraphKinds,
  heading: { en: 'Heading', ko: '제목' },
  list_item: { en: 'List item', ko: '목록' },
  quotation: { en: 'Quotation', ko: '인용' },
  footnote: { en: 'Footnote', ko: '각주' },
} as const
export const TextKind = z.enum(Object.keys(textKinds) as [keyof typeof textKinds])
export type TextKind = z.infer<typeof TextKind>

/** Marks on a paragraph that are not text. `ad_referendum` is kept by delegation, not here. */
export const paragraphFlags = {
  brackets: { en: 'In brackets', ko: '대괄호' },
  restricted: { en: 'Restricted', ko: '제한' },
  embargo: { en: 'Under embargo', ko: '공개 유예' },
} as const
export const ParagraphFlag = z.enum(Object.keys(paragraphFlags) as [keyof typeof paragraphFlags])
export type ParagraphFlag = z.infer<typeof ParagraphFlag>

interface Verb {
  en: string
  ko: string
  /** 5 is a decision, 1 a mere report. */
  force: 1 | 2 | 3 | 4 | 5
  /** Someone owes something afterwards. */
  opensCommitment: boolean
  countsAsAgreement: boolean
  /** Someone is waiting for an answer: until it is given, nothing is agreed. */
  owesReply: boolean
}

const verb = (
  en: string,
  ko: string,
  force: Verb['force'],
  is: { opens?: boolean; agreement?: boolean; reply?: boolean } = {},
): Verb => ({
  en,
  ko,
  force,
  opensCommitment: is.opens ?? false,
  countsAsAgreement: is.agreement ?? false,
  owesReply: is.reply ?? false,
})

/** What a meeting does, in the verbs of its language. A changed verb is a changed force. */
export const outcomeVerbs = {
  adopted: verb('adopted', '채택하다', 5, { agreement: true }),
  approved: verb('approved', '승인하다', 5, { agreement: true }),
  approved_as_corrected: verb('approved as corrected', '수정된 대로 승인하다', 5, { agreement: true }),
  endorsed: verb('endorsed', '지지·승인하다', 5, { agreement: true }),
  agreed: verb('agreed', '합의하다', 5, { opens: true, agreement: true }),
  decided: verb('decided', '결정하다', 5, { opens: true, agreement: true }),
  tasked: verb('tasked', '과업을 부여하다', 5, { opens: true, agreement: true }),
  authorised: verb('authorised', '위임하다', 5, { agreement: true }),
  undertook: verb('undertook to', '…하기로 하다(단독)', 4, { opens: true }),
  recommended: verb('recommended', '권고하다', 4, { opens: true, agreement: true }),
  agreed_in_principle: verb('agreed in principle', '원칙적으로 합의하다', 3, { opens: true }),
  requested: verb('requested', '요청하다', 3, { opens: true, reply: true }),
  invited: verb('invited', '요청하다(권유)', 2, { opens: true, reply: true }),
  encouraged: verb('encouraged', '장려하다', 2),
  will_positively_consider: verb('will positively consider', '긍정적으로 검토하다', 2, {
    opens: true,
    reply: true,
  }),
  deferred: verb('deferred', '추후 논의하기로 하다', 2, { opens: true }),
  carried: verb('carried', '이월하다', 2, { opens: true }),
  reserved_position: verb('reserved its position', '입장을 유보하다', 2, { opens: true }),
  reviewed: verb('reviewed', '점검하다', 2),
  welcomed: verb('welcomed', '환영하다', 2),
  noted_with_appreciation: verb('noted with appreciation', '사의를 표하며 유의하다', 2),
  noted: verb('noted', '유의하다', 1),
  took_note: verb('took note of', '유의하다 / 유념하다', 1),
  considered: verb('considered', '심의하다', 1),
  will_consider: verb('will consider', '검토하다', 1, { opens: true, reply: true }),
  proposed: verb('proposed', '제안하다', 1),
  informed: verb('informed', '공유하다 / 설명하다', 1),
  shared: verb('shared', '공유하다(양측)', 1),
  no_consensus: verb('no consensus', '합의에 이르지 못하다', 1),
  withdrew: verb('withdrew', '철회하다', 1),
} as const
export const OutcomeVerb = z.enum(Object.keys(outcomeVerbs) as [keyof typeof outcomeVerbs])
export type OutcomeVerb = z.infer<typeof OutcomeVerb>

export const commitmentStatuses = {
  provisional: { en: 'Provisional', ko: '잠정' },
  open: { en: 'Not started', ko: '착수 전' },
  in_progress: { en: 'In hand', ko: '진행 중' },
  done: { en: 'Done', ko: '완료' },
  carried: { en: 'Carried', ko: '이월' },
  dropped: { en: 'Dropped', ko: '종결' },
  superseded: { en: 'Superseded', ko: '대체' },
} as const
/** What is stored. Overdue is worked out from the clock and is never stored (MODEL M19). */
export const CommitmentStatus = z.enum(Object.keys(commitmentStatuses) as [keyof typeof commitmentStatuses])
export type CommitmentStatus = z.infer<typeof CommitmentStatus>
