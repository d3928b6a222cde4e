/** A bilateral policy group: agreed minutes in two languages, both authentic. */
import type { Patterns } from './pattern.js'

export const bilateral: Patterns = {
  opening: [
    {
      kind: 'procedural',
      text: {
        en: 'The {{ordinal}} meeting of the {{group}} was held[[ {{format}}]][[ in {{city}}]][[ on {{dates}}]].',
        ko: '제{{n}}차 {{group}} 회의가[[ {{dates}}]][[ {{city}}에서]][[ {{format}}]] 개최되었다.',
      },
    },
    {
      kind: 'procedural',
      text: {
        en: 'The {{first}} delegation was led by {{first.head}} and the {{second}} delegation by {{second.head}}. The list of delegates is at Annex {{annex.delegates}}.',
        ko: '{{first}} 측은 {{first.head}}, {{second}} 측은 {{second.head}}이(가) 수석대표로 참석하였다. 대표단 명단은 부속서 {{annex.delegates}}와 같다.',
      },
    },
  ],
  adoption_of_agenda: [
    {
      kind: 'outcome',
      verb: 'adopted',
      text: {
        en: 'The two sides adopted the agenda contained in {{agenda}} (Annex {{annex.agenda}}).',
        ko: '양측은 {{agenda}}의 의제(부속서 {{annex.agenda}})를 채택하였다.',
      },
    },
  ],
  approval_of_previous_record: [
    {
      kind: 'outcome',
      verb: 'approved',
      text: {
        en: 'The two sides approved the minutes of the {{previous}} meeting.',
        ko: '양측은 제{{previous.n}}차 회의록을 승인하였다.',
      },
    },
  ],
  matters_arising: [
    {
      kind: 'outcome',
      verb: 'reviewed',
      text: {
        en: 'The two sides reviewed the status of actions.',
        ko: '양측은 조치사항 이행현황을 점검하였다.',
      },
    },
  ],
  information_sharing: [
    {
      kind: 'narrative',
      verb: 'shared',
      text: {
        en: 'The two sides shared information on {{subject}}.',
        ko: '양측은 {{subject}}에 관한 정보를 공유하였다.',
      },
    },
  ],
  exchange_of_experience: [
    {
      kind: 'narrative',
      verb: 'shared',
      text: {
        en: 'The two sides shared experience on {{subject}}.',
        ko: '양측은 {{subject}}에 관한 경험을 공유하였다.',
      },
    },
  ],
  proposal: [
    {
      kind: 'statement',
      verb: 'proposed',
      speaker: 'lead',
      text: {
        en: 'The {{lead}} side proposed {{subject}}.',
        ko: '{{lead}} 측은 {{subject}}을(를) 제안하였다.',
      },
    },
  ],
  review_of_preparations: [
    {
      kind: 'outcome',
      verb: 'reviewed',
      text: {
        en: 'The two sides reviewed preparations for the {{subject}}.',
        ko: '양측은 {{subject}} 준비 상황을 점검하였다.',
      },
    },
  ],
  request_for_cooperation: [
    {
      kind: 'statement',
      verb: 'requested',
      speaker: 'lead',
      text: {
        en: 'The {{lead}} side requested the cooperation of the {{other}} side for {{subject}}.',
        ko: '{{lead}} 측은 {{subject}}을(를) 위해 {{other}} 측의 협력을 요청하였다.',
      },
    },
    {
      kind: 'outcome',
      verb: 'took_note',
      speaker: 'other',
      text: {
        en: 'The {{other}} side took note of the request.',
        ko: '{{other}} 측은 동 요청에 유의하였다.',
      },
    },
  ],
  any_other_business: [
    {
      kind: 'procedural',
      text: { en: 'No other business was raised.', ko: '기타 제기된 사항은 없었다.' },
    },
  ],
  next_meeting: [
    {
      kind: 'outcome',
      verb: 'agreed',
      text: {
        en: 'The two sides agreed to hold the {{next}} meeting in … on dates to be settled.',
        ko: '양측은 제{{next.n}}차 회의를 추후 정할 일자에 …에서 개최하기로 하였다.',
      },
    },
  ],
  adoption_of_record: [
    {
      kind: 'procedural',
      text: {
        en: 'The two sides reviewed the draft minutes and entrusted the note-takers with the concordance of the two texts.',
        ko: '양측은 회의록안을 검토하고 양 언어본의 일치 여부 확인을 기록담당자에게 위임하였다.',
      },
    },
  ],
}
