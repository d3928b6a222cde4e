/** What is said of a passage beside its words, before and after. */
import type { OutcomeVerb } from '../../words/index.js'
import { outcomeVerbs } from '../../words/index.js'
import type { FieldChange } from '../comparison.js'
import type { Doers } from './deeds.js'

type Field = FieldChange['field']

/** What a reader of a summary must not miss stands first: who speaks, what was decided, who owes what until when. */
const weights: Record<Field, number> = {
  attribution: 100,
  verb: 90,
  owners: 80,
  counterparts: 78,
  due: 76,
  opens: 74,
  adReferendum: 70,
  compartment: 66,
  item: 60,
  parent: 58,
  day: 56,
  number: 54,
  leads: 50,
  date: 48,
  start: 47,
  end: 46,
  minutes: 44,
  action: 40,
  kind: 36,
  papers: 32,
  flags: 28,
  level: 12,
  ordered: 10,
  altText: 8,
  lagging: 6,
}

export const fieldsOfBlock = [
  'attribution',
  'verb',
  'owners',
  'counterparts',
  'due',
  'opens',
  'adReferendum',
  'compartment',
  'item',
  'kind',
  'flags',
  'level',
  'ordered',
  'altText',
  'lagging',
] as const satisfies readonly Field[]
export const fieldsOfItem = [
  'parent',
  'day',
  'number',
  'leads',
  'minutes',
  'action',
  'kind',
  'papers',
] as const satisfies readonly Field[]
export const fieldsOfDay = ['date', 'start', 'end'] as const satisfies readonly Field[]

/** The heaviest first. */
export function compareFields<Name extends Field>(
  names: readonly Name[],
  older: Partial<Record<Name, unknown>> & { id: string },
  newer: Partial<Record<Name, unknown>> & { id: string },
  doers: Doers,
): FieldChange[] {
  const changes: FieldChange[] = []
  for (const field of names) {
    const [before, after] = [older[field], newer[field]]
    if (isSame(before, after)) continue
    const weight = weights[field] + (field === 'verb' ? forceBetween(before, after) : 0)
    changes.push({ field, before, after, deed: doers.fieldSet(newer.id, field), weight })
  }
  return changes.toSorted((a, b) => b.weight - a.weight)
}

function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true
  if (typeof before !== 'object' || typeof after !== 'object') return false
  // Most lists are empty.
  if (Array.isArray(before) && Array.isArray(after) && before.length + after.length === 0) return true
  return JSON.stringify(before) === JSON.stringify(after)
}

/** 0 to 5: how much a verb gained or lost. No verb at all has no force. */
function forceBetween(before: unknown, after: unknown): number {
  const force = (verb: unknown): number =>
    typeof verb === 'string' ? outcomeVerbs[verb as OutcomeVerb].force : 0
  return Math.abs(force(before) - force(after))
}
