import { OutcomeVerb, outcomeVerbs } from '@tandem/shared/words'

/** On the bar and on Alt with a digit, in this order. */
export const quickVerbs = ['agreed', 'noted', 'tasked', 'deferred'] as const
export type QuickVerb = (typeof quickVerbs)[number]

/** All verbs, the strongest first; those of one force stay together. */
export function verbsByForce(): { force: number; verbs: OutcomeVerb[] }[] {
  const forces = [5, 4, 3, 2, 1] as const
  return forces.map((force) => ({
    force,
    verbs: OutcomeVerb.options.filter((verb) => outcomeVerbs[verb].force === force),
  }))
}
