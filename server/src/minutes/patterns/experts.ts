/** A multilateral experts' group: the co-chairs' summary report, in English. */
import type { Patterns } from './pattern.js'

export const experts: Patterns = {
  opening: [
    {
      kind: 'procedural',
      text: {
        en: 'The {{ordinal}} meeting of the {{group}} was held[[ {{format}}]][[ in {{city}}]][[ on {{dates}}]], co-chaired by {{the.first}} and {{the.second}}.',
      },
    },
    {
      kind: 'procedural',
      text: {
        en: 'Representatives of all members attended. The list of delegates is at Annex {{annex.delegates}}.',
      },
    },
  ],
  adoption_of_agenda: [
    {
      kind: 'outcome',
      verb: 'adopted',
      text: { en: 'The Meeting adopted the agenda at Annex {{annex.agenda}} and met in plenary.' },
    },
  ],
  approval_of_previous_record: [
    {
      kind: 'outcome',
      verb: 'noted',
      text: {
        en: 'The Meeting noted that the report of the {{previous}} meeting had been approved on … under a silence procedure.',
      },
    },
  ],
  matters_arising: [
    {
      kind: 'outcome',
      verb: 'reviewed',
      text: {
        en: 'The Meeting reviewed … actions, closed …, carried … and dropped … (Annex {{annex.actions}}).',
      },
    },
  ],
  report_of_parent_body: [
    {
      kind: 'outcome',
      verb: 'noted',
      text: { en: 'The Meeting noted the outcome of … and the tasks given to the Group.' },
    },
  ],
  information_sharing: [
    {
      kind: 'narrative',
      verb: 'informed',
      text: { en: 'Members informed the Meeting of {{subject}}.' },
    },
    { kind: 'outcome', verb: 'noted', text: { en: 'The Meeting noted the presentations.' } },
  ],
  proposal: [
    {
      kind: 'narrative',
      verb: 'informed',
      speaker: 'lead',
      text: { en: '{{the.lead}} introduced[[ {{paper}} on]] {{subject}}.' },
    },
    { kind: 'outcome', verb: 'took_note', text: { en: 'The Meeting took note of the paper.' } },
    {
      when: { en: 'supported', ko: '지지를 얻은 경우' },
      kind: 'outcome',
      verb: 'agreed_in_principle',
      text: { en: 'The Meeting supported the paper in principle.' },
    },
    {
      when: { en: 'endorsed', ko: '승인된 경우' },
      kind: 'outcome',
      verb: 'endorsed',
      text: { en: 'The Meeting endorsed the paper and agreed to submit it to ….' },
    },
    {
      when: { en: 'reservation', ko: '유보가 있는 경우' },
      kind: 'reservation',
      verb: 'reserved_position',
      text: { en: '… reserved its position on ….' },
    },
    {
      when: { en: 'brackets remain', ko: '대괄호가 남은 경우' },
      kind: 'outcome',
      verb: 'tasked',
      flags: ['brackets'],
      text: {
        en: 'The text in square brackets remained open; … was tasked to consult and to issue a revised text by ….',
      },
    },
  ],
  decision: [
    {
      kind: 'outcome',
      verb: 'endorsed',
      text: { en: 'The Meeting endorsed the {{subject}}[[ as contained in {{paper}}]].' },
    },
    {
      when: { en: 'participation', ko: '참가 확인이 필요한 경우' },
      kind: 'outcome',
      verb: 'requested',
      text: { en: 'Members were requested to confirm participation by ….' },
    },
  ],
  any_other_business: [{ kind: 'procedural', text: { en: 'No other business was raised.' } }],
  next_meeting: [
    {
      kind: 'outcome',
      verb: 'agreed',
      text: { en: 'The Meeting agreed that … would host the {{next}} meeting in …, dates to be confirmed.' },
    },
  ],
  adoption_of_record: [
    {
      kind: 'outcome',
      verb: 'authorised',
      text: {
        en: 'The Meeting considered the draft report and authorised the co-chairs to finalise it under a silence procedure of … hours.',
      },
    },
    {
      when: { en: 'adopted at once', ko: '현장에서 채택한 경우' },
      kind: 'outcome',
      verb: 'adopted',
      text: { en: 'The Meeting considered the draft report and adopted it.' },
    },
  ],
  closing: [{ kind: 'procedural', text: { en: 'The Meeting thanked {{the.host}} for the arrangements.' } }],
}
