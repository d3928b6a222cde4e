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
    {
      when: { en: 'changed', ko: '수정하여 채택한 경우' },
      kind: 'outcome',
      verb: 'adopted',
      text: {
        en: 'The agenda was adopted with the following change: ….',
        ko: '다음의 수정을 거쳐 의제를 채택하였다: ….',
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
    {
      when: { en: 'with corrections', ko: '수정하여 승인한 경우' },
      kind: 'outcome',
      verb: 'approved_as_corrected',
      text: {
        en: 'The two sides approved the minutes of the {{previous}} meeting with the following corrections: ….',
        ko: '양측은 제{{previous.n}}차 회의록을 다음과 같이 수정하여 승인하였다: ….',
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
    {
      when: { en: 'an action was completed', ko: '완료된 조치사항' },
      kind: 'outcome',
      verb: 'noted',
      text: { en: 'Action … was completed.', ko: '조치사항 …은(는) 완료되었다.' },
    },
    {
      when: { en: 'an action continues', ko: '이월되는 조치사항' },
      kind: 'outcome',
      verb: 'carried',
      text: {
        en: 'Action … was carried over and continues as ….',
        ko: '조치사항 …은(는) 이월되어 …(으)로 계속된다.',
      },
    },
    {
      when: { en: 'an action ends without completion', ko: '종결되는 조치사항' },
      kind: 'outcome',
      verb: 'decided',
      text: { en: 'Action … was dropped, since ….', ko: '조치사항 …은(는) … 사유로 종결되었다.' },
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
    {
      when: { en: 'they will continue', ko: '협력을 지속하기로 한 경우' },
      kind: 'outcome',
      verb: 'agreed',
      text: {
        en: 'The two sides agreed to continue cooperation on {{subject}}.',
        ko: '양측은 {{subject}} 관련 협력을 지속하기로 하였다.',
      },
    },
    {
      when: { en: 'they will do more', ko: '협력을 강화하기로 한 경우' },
      kind: 'outcome',
      verb: 'agreed',
      text: {
        en: 'The two sides agreed to strengthen cooperation on {{subject}}.',
        ko: '양측은 {{subject}} 관련 협력을 강화하기로 하였다.',
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
    {
      when: { en: 'they will continue', ko: '협력을 지속하기로 한 경우' },
      kind: 'outcome',
      verb: 'agreed',
      text: {
        en: 'The two sides agreed to continue exchanging experience on {{subject}}.',
        ko: '양측은 {{subject}}에 관한 경험 공유를 지속하기로 하였다.',
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
    {
      when: { en: 'positive, not agreed', ko: '긍정적이나 합의에 이르지 않은 경우' },
      kind: 'outcome',
      verb: 'will_positively_consider',
      speaker: 'other',
      text: {
        en: 'The {{other}} side stated that it would positively consider the proposal.',
        ko: '{{other}} 측은 동 제안을 긍정적으로 검토하겠다고 밝혔다.',
      },
    },
    {
      when: { en: 'agreed', ko: '합의한 경우' },
      kind: 'outcome',
      verb: 'agreed',
      text: { en: 'The two sides agreed to ….', ko: '양측은 …하기로 하였다.' },
    },
    {
      when: { en: 'not ready', ko: '논의를 미룬 경우' },
      kind: 'outcome',
      verb: 'deferred',
      text: {
        en: 'The two sides agreed to return to the matter at ….',
        ko: '양측은 동 사안을 …에서 다시 논의하기로 하였다.',
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
    {
      when: { en: 'no date yet', ko: '시기가 정해지지 않은 경우' },
      kind: 'outcome',
      verb: 'deferred',
      text: {
        en: 'The timing was not finalised and will be settled at ….',
        ko: '시기는 확정되지 않았으며 …에서 정하기로 하였다.',
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
    {
      when: { en: 'agreed to', ko: '동의한 경우' },
      kind: 'outcome',
      verb: 'agreed',
      speaker: 'other',
      text: { en: 'The {{other}} side agreed to the request.', ko: '{{other}} 측은 동 요청에 동의하였다.' },
    },
  ],
  any_other_business: [
    {
      kind: 'procedural',
      text: { en: 'No other business was raised.', ko: '기타 제기된 사항은 없었다.' },
    },
    {
      when: { en: 'a press line is agreed', ko: '보도 계획에 합의한 경우' },
      kind: 'outcome',
      verb: 'agreed',
      text: {
        en: 'The two sides agreed that each would release its own press line at … (local time).',
        ko: '양측은 …(현지 시각) 각자 보도자료를 배포하기로 하였다.',
      },
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
