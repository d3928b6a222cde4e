/** Which outcomes are shown: words asked for, verbs, force. All of it is in the address. Pure. */
import type { DecisionView } from '@tandem/shared/commitments'
import { OutcomeVerb } from '@tandem/shared/words'

export const forces = [5, 4, 3, 2, 1] as const
export type Force = (typeof forces)[number]

export interface DecisionsView {
  about: string
  verbs: OutcomeVerb[]
  forces: Force[]
}

export function readDecisionsView(params: URLSearchParams): DecisionsView {
  const list = (name: string) => (params.get(name) ?? '').split(',')
  return {
    about: params.get('about') ?? '',
    verbs: list('verb').filter((verb): verb is OutcomeVerb => OutcomeVerb.safeParse(verb).success),
    forces: forces.filter((force) => list('force').includes(String(force))),
  }
}

export function writeDecisionsView({ about, verbs, forces: chosen }: DecisionsView): URLSearchParams {
  const parts: [string, string][] = [
    ['about', about],
    ['verb', verbs.join(',')],
    ['force', chosen.join(',')],
  ]
  return new URLSearchParams(parts.filter(([, value]) => value !== ''))
}

export interface MeetingDecisions {
  meetingId: DecisionView['meetingId']
  decisions: DecisionView[]
}

/** What passes, meeting by meeting, in the server's order: the newest meeting first. */
export function byMeeting(decisions: readonly DecisionView[], view: DecisionsView): MeetingDecisions[] {
  const groups = new Map<string, MeetingDecisions>()
  for (const decision of decisions) {
    const { verb, force, meetingId } = decision
    if (view.verbs.length > 0 && !view.verbs.includes(verb)) continue
    if (view.forces.length > 0 && !view.forces.some((one) => one === force)) continue
    const group = groups.get(meetingId) ?? { meetingId, decisions: [] }
    group.decisions.push(decision)
    groups.set(meetingId, group)
  }
  return [...groups.values()]
}
