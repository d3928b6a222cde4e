/**
 * Structural sharing between two readings of one agenda: what says the same keeps its identity, so that
 * a keystroke in one item renders that item and nothing else.
 */
import type { AgendaDay, AgendaItem, AgendaRecord } from '@tandem/shared/documents'

export function reuseRecord(before: AgendaRecord, now: AgendaRecord): AgendaRecord {
  const items = reuseList(before.items, now.items)
  const days = reuseList(before.days, now.days)
  const languages = isSame(before.languages, now.languages) ? before.languages : now.languages
  if (items === before.items && days === before.days && languages === before.languages) return before
  return { ...now, languages, days, items }
}

function reuseList<Entry extends AgendaItem | AgendaDay>(before: Entry[], now: Entry[]): Entry[] {
  const known = new Map(before.map((entry) => [entry.id, entry]))
  const list = now.map((entry) => {
    const old = known.get(entry.id)
    return old && isSame(old, entry) ? old : entry
  })
  return list.length === before.length && list.every((entry, at) => entry === before[at]) ? before : list
}

/** Equal as plain JSON. The parts of a record are small and flat, so no hashing is worth its while. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keysOfA = Object.keys(a)
  if (keysOfA.length !== Object.keys(b).length) return false
  return keysOfA.every((key) => isSame(a[key as keyof typeof a], b[key as keyof typeof b]))
}

/** True when the two differ at most in the words of their texts, which the editors show by themselves. */
export function differsOnlyInWords(a: AgendaItem, b: AgendaItem): boolean {
  return (
    a === b ||
    (a.id === b.id &&
      a.parent === b.parent &&
      a.day === b.day &&
      a.kind === b.kind &&
      a.minutes === b.minutes &&
      a.action === b.action &&
      a.number === b.number &&
      isSame(a.leads, b.leads) &&
      isSame(a.papers, b.papers) &&
      annotatedIn(a) === annotatedIn(b))
  )
}

/** Says the same but for words: the same items in the same order with the same fields. */
export function hasSameStructure(a: AgendaRecord, b: AgendaRecord): boolean {
  return (
    a.days === b.days &&
    a.languages === b.languages &&
    a.items.length === b.items.length &&
    a.items.every((item, at) => differsOnlyInWords(item, b.items[at] as AgendaItem))
  )
}

/** The languages in which an item has an annotation, as one word. */
export function annotatedIn(item: AgendaItem): string {
  return Object.entries(item.annotation)
    .filter(([, paragraphs]) => paragraphs.length > 0)
    .map(([language]) => language)
    .join(' ')
}
