/** A planning team: a short record of discussion, actions first. */
import type { Patterns } from './pattern.js'

export const planning: Patterns = {
  opening: [
    {
      kind: 'procedural',
      text: {
        en: 'The {{stage}} was held[[ {{format}}]][[ in {{city}}]][[ on {{dates}}]].[[ {{present}} delegations took part.]]',
      },
    },
  ],
  adoption_of_agenda: [
    { kind: 'outcome', verb: 'adopted', text: { en: 'The planners adopted the agenda.' } },
  ],
  matters_arising: [
    { kind: 'outcome', verb: 'reviewed', text: { en: '… actions were closed and … carried.' } },
  ],
  procedural: [
    {
      kind: 'procedural',
      text: { en: 'Scenario material is open to trusted agents only until ….' },
    },
  ],
  decision: [
    {
      kind: 'outcome',
      verb: 'agreed',
      text: { en: 'The planners agreed on the {{subject}}[[ as contained in {{paper}}]].' },
    },
    {
      when: { en: 'authority missing', ko: '위임 권한이 없는 경우' },
      kind: 'outcome',
      verb: 'agreed_in_principle',
      text: { en: '… agreed ad referendum.' },
    },
  ],
  proposal: [
    {
      kind: 'narrative',
      flags: ['restricted'],
      text: { en: 'The planners considered the {{subject}}.' },
    },
  ],
  review_of_preparations: [
    {
      kind: 'outcome',
      verb: 'undertook',
      speaker: 'host',
      text: { en: '{{the.host}} undertook to … by the next planning meeting.' },
    },
    {
      when: { en: 'participation', ko: '참가 현황' },
      kind: 'outcome',
      verb: 'noted',
      text: { en: 'Participation stood at … confirmed, … provisional and … without reply.' },
    },
    {
      when: { en: 'nominations', ko: '지명 요청' },
      kind: 'outcome',
      verb: 'requested',
      text: { en: 'Members were requested to nominate by ….' },
    },
  ],
  next_meeting: [
    {
      kind: 'outcome',
      verb: 'agreed',
      text: { en: 'The actions at Annex {{annex.actions}} were read back and confirmed.' },
    },
  ],
}
