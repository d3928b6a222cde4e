import { OutcomeVerb, outcomeVerbs } from '@tandem/shared/words'

/** On the bar and on Alt with a digit, in this order. */
export const quickVerbs = ['agreed', 'noted', 'tasked', 'deferred'] as const
export type QuickVerb = (typeof quickVerbs)[number]

const icons: Partial<Record<OutcomeVerb, string>> = {
  tasked: 'tasked',
  undertook: 'tasked',
  requested: 'tasked',
  invited: 'tasked',
  will_positively_consider: 'tasked',
  will_consider: 'tasked',
  deferred: 'deferred',
  carried: 'deferred',
  reserved_position: 'reserved',
  no_consensus: 'reserved',
  withdrew: 'reserved',
}

/** The mark beside a verb: what was decided, noted, given to someone, put off, or withheld. */
export function iconOfVerb(verb: OutcomeVerb): string {
  return icons[verb] ?? (outcomeVerbs[verb].force >= 3 ? 'agreed' : 'noted')
}

/** All verbs, the strongest first; those of one force stay together. */
export function verbsByForce(): { force: number; verbs: OutcomeVerb[] }[] {
  const forces = [5, 4, 3, 2, 1] as const
  return forces.map((force) => ({
    force,
    verbs: OutcomeVerb.options.filter((verb) => outcomeVerbs[verb].force === force),
  }))
}
