/**
 * What became of words and blocks of minutes, after the storm: nobody's acknowledged word is lost, none stands
 * twice or in the other language, no block stands twice [M6].
 */
import { minutesTextOf } from '@tandem/shared/documents'
import type { DocumentId } from '@tandem/shared/ids'
import { keepMarks } from '@tandem/shared/sync'
import * as Y from 'yjs'
import type { Id } from '../../documents/guard/read-update.js'
import { movedTextSpec } from '../../documents/moves/moved-texts.js'
import type { LogRow } from '../../documents/update-log.store.js'
import { type Fate, type Ledger, wordsIn } from './ledger.js'
import { languagesOfMinutes, type Occurrence, occurrences } from './minutes-words.js'
import type { SimulatedDisk } from './simulated-disk.js'
import { plain } from './words-in-text.js'

interface Judged {
  documentId: DocumentId
  disk: SimulatedDisk
  ledger: Ledger
}

export async function judgeMinutes(
  { documentId, disk, ledger }: Judged,
  rows: readonly LogRow[],
): Promise<void> {
  const doc = keepMarks(new Y.Doc({ gc: false }))
  for (const row of rows) Y.applyUpdate(doc, row.frame)
  for (const language of languagesOfMinutes) {
    const ids = minutesTextOf(doc, language)
      .toArray()
      .map((node) => (node as Y.XmlElement).getAttribute('id'))
    if (new Set(ids).size !== ids.length) ledger.wrong(`a block stands twice in ${language} [M6]`)
  }
  const deletions = rows.map(({ frame }) => Y.decodeUpdate(frame).ds.clients)
  const found = occurrences(doc)
  for (const [id, fate] of ledger.fates) {
    const wrong = wrongOf(fate, found.get(id) ?? [], { ledger, deletions })
    if (wrong) ledger.wrong(`word ${id} by ${fate.typedBy} ${wrong}`)
  }
  const moved = await disk.collections.collection(movedTextSpec).find('byDocument', [documentId])
  ledger.counts.mended += moved.length
}

type Deletions = readonly ReadonlyMap<number, readonly { clock: number; len: number }[]>[]

function wrongOf(
  fate: Fate,
  places: readonly Occurrence[],
  { ledger, deletions }: { ledger: Ledger; deletions: Deletions },
): string | null {
  const standing = places.filter((place) => place.isStanding)
  const isTaken = (place: Occurrence): boolean => place.blocks.some((id) => ledger.isTaken(id))
  const languages = new Set(places.map(({ language }) => language))
  if (languages.size > 1) return 'stands in both languages'
  // Who moves a block that another has just deleted brings it back, and a second who does so once more.
  const more = standing.length - 1 - fate.carried
  if (more > 0 && !places.some(isTaken)) {
    // What somebody took out comes back in doubt, with each who had not heard of that.
    const inDoubt = standing.filter((place) => fate.isDeleted || isInDoubt(place, standing))
    if (inDoubt.length < more) return `stands ${standing.length} times [M6]`
    ledger.counts.doubled += 1
  }
  if (standing.length > 0) {
    // In doubt words come back rather than go, but not where nobody moved anything.
    const isLeftAlone = fate.carried === 0 && places.every((place) => !place.isElementDeleted)
    return fate.isDeletionAcknowledged && isLeftAlone ? 'was deleted, with an answer, and stands again' : null
  }
  if (!fate.isAcknowledged || fate.isDeleted) return null
  const hasGone = places.some((place) => isTaken(place) && wentUnseen(place, deletions))
  if (!hasGone) return 'was acknowledged and is lost [SYNC-1]'
  ledger.counts.gone += 1
  return null
}

/**
 * A copy with words that the others lack may be another text that begins alike: it is not taken out, and the words
 * of both stand.
 */
function isInDoubt({ text, together }: Occurrence, standing: readonly Occurrence[]): boolean {
  const others = standing.filter((other) => other.text !== text).map((other) => plain(other.text))
  return together.some((word) => others.some((letters) => !wordsIn(letters).includes(word)))
}

/** Whoever deleted the block it stood in had not seen it: it went with the block [M6]. */
function wentUnseen({ element, letter }: Occurrence, deletions: Deletions): boolean {
  const taking = deletions.find((ranges) => covers(ranges, element))
  return taking !== undefined && !covers(taking, letter)
}

function covers(ranges: Deletions[number], { client, clock }: Id): boolean {
  return (ranges.get(client) ?? []).some((range) => clock >= range.clock && clock < range.clock + range.len)
}
