import { z } from 'zod'

/** Kinds of agenda item, each with its name. `break` carries no number. */
export const itemKinds = {
  opening: { en: 'Opening', ko: '개회' },
  adoption_of_agenda: { en: 'Adoption of the agenda', ko: '의제 채택' },
  approval_of_previous_record: { en: 'Approval of the previous record', ko: '전차 회의록 승인' },
  matters_arising: { en: 'Matters arising', ko: '후속조치 점검' },
  report_of_parent_body: { en: 'Report of the parent body', ko: '상급회의 결과 보고' },
  information_sharing: { en: 'Information sharing', ko: '정보 공유' },
  exchange_of_experience: { en: 'Exchange of experience', ko: '경험 교류' },
  review_of_preparations: { en: 'Review of preparations', ko: '준비 상황 점검' },
  proposal: { en: 'Proposal', ko: '제안' },
  request_for_cooperation: { en: 'Request for cooperation', ko: '협력 요청' },
  decision: { en: 'Decision', ko: '결정' },
  exercise: { en: 'Exercise', ko: '훈련' },
  procedural: { en: 'Procedural', ko: '절차 사항' },
  heading: { en: 'Heading', ko: '제목' },
  any_other_business: { en: 'Any other business', ko: '기타 사항' },
  next_meeting: { en: 'Next meeting', ko: '차기 회의 일시 및 장소' },
  adoption_of_record: { en: 'Adoption of the record', ko: '회의 결과 검토' },
  closing: { en: 'Closing', ko: '폐회' },
  break: { en: 'Break', ko: '휴식' },
} as const
export const ItemKind = z.enum(Object.keys(itemKinds) as [keyof typeof itemKinds])
export type ItemKind = z.infer<typeof ItemKind>

/** What the meeting is expected to do under an item. */
export const actions = {
  none: { en: 'Procedure', ko: '절차' },
  note: { en: 'To note', ko: '유의' },
  review: { en: 'To review', ko: '점검' },
  consider: { en: 'To consider', ko: '심의' },
  agree: { en: 'To agree', ko: '합의' },
  endorse: { en: 'To endorse', ko: '지지·승인' },
  adopt: { en: 'To adopt', ko: '채택' },
  approve: { en: 'To approve', ko: '승인' },
  decide: { en: 'To decide', ko: '결정' },
  conduct: { en: 'To conduct', ko: '실시' },
} as const
export const ExpectedAction = z.enum(Object.keys(actions) as [keyof typeof actions])
export type ExpectedAction = z.infer<typeof ExpectedAction>

/** The four kinds of action a reader tells apart at a glance. */
export const kindsOfAction: Record<ExpectedAction, 'procedure' | 'information' | 'discussion' | 'decision'> =
  {
    none: 'procedure',
    note: 'information',
    review: 'discussion',
    consider: 'discussion',
    agree: 'decision',
    endorse: 'decision',
    adopt: 'decision',
    approve: 'decision',
    decide: 'decision',
    conduct: 'procedure',
  }
