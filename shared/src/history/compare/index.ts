/** What changed between two positions of a document, piece by piece, with who did it [H3, H4]. */
import type { ComparedPassage } from '../comparison.js'
import type { Deeds, MaterialisedRecord, OriginRun, TextKey } from '../origins.js'
import { type Passage, passagesOf, textsOfPassage } from '../texts-of.js'
import { compareAgendas } from './compare-agenda.js'
import { compareMinutes } from './compare-minutes.js'
import type { Around } from './compare-text.js'
import { Doers } from './deeds.js'
import { LetterIndex } from './letters.js'

export interface Compared {
  readonly older: MaterialisedRecord
  readonly newer: MaterialisedRecord
  readonly deeds: Deeds
  /** The place of an author in the answer's list; null: the product. */
  indexOf(author: string | null): number
}

/** In the order of the newer, what was deleted where it stood. `older` is the one with the lower seq. */
export function compare(compared: Compared): ComparedPassage[] {
  return [...comparing(compared)]
}

/** The same, one passage at a time: whoever has others to serve may stop in between. */
export function* comparing({ older, newer, deeds, indexOf }: Compared): Generator<ComparedPassage> {
  if (older.seq > newer.seq) throw new RangeError('The older record comes first.')
  const around = aroundOf(
    older,
    newer,
    new Doers(deeds, { olderSeq: older.seq, newerSeq: newer.seq }, indexOf),
  )
  const [before, after] = [older.record, newer.record]
  if (before.kind === 'agenda' && after.kind === 'agenda') yield* compareAgendas(before, after, around)
  else if (before.kind === 'record' && after.kind === 'record') yield* compareMinutes(before, after, around)
  else throw new TypeError('An agenda cannot be compared with minutes.')
}

function aroundOf(older: MaterialisedRecord, newer: MaterialisedRecord, doers: Doers): Around {
  let olderIndex: LetterIndex | undefined
  let newerIndex: LetterIndex | undefined
  return {
    doers,
    olderOrigins: older.origins,
    newerOrigins: newer.origins,
    olderIndex: () => (olderIndex ??= new LetterIndex(lettersElsewhere(older, newer))),
    newerIndex: () => (newerIndex ??= new LetterIndex(lettersElsewhere(newer, older))),
  }
}

/**
 * The letters of one record, without those of texts that are made of the same letters in the other one: they went
 * nowhere, and nothing came from there.
 */
function* lettersElsewhere(
  { record, within = record, origins }: MaterialisedRecord,
  other: MaterialisedRecord,
): Generator<[TextKey, readonly OriginRun[]]> {
  const standing = new Set<Passage>(passagesOf(other.within ?? other.record))
  for (const passage of passagesOf(within)) {
    if (standing.has(passage)) continue
    for (const [key] of textsOfPassage(passage)) {
      const letters = origins.get(key) ?? []
      if (!isSameLetters(letters, other.origins.get(key))) yield [key, letters]
    }
  }
}

function isSameLetters(runs: readonly OriginRun[], others: readonly OriginRun[] | undefined): boolean {
  if (runs === others) return true
  if (runs.length !== others?.length) return false
  return runs.every(({ client, clock, length }, at) => {
    const other = others[at] as OriginRun
    return client === other.client && clock === other.clock && length === other.length
  })
}
