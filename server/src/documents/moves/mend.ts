/**
 * After an update that moves blocks, or arrives for blocks that were moved: what the server writes right
 * behind it, so that no word is lost and no block stands twice [M6].
 *
 * Always true:
 *  1. What is written is what people wrote or took out, at the new place, in the name of whoever did it.
 *  2. A block that is deleted and stands nowhere else stays deleted, with what others were writing in it.
 *  3. Letters are deleted only where it is certain which they are: in doubt words come back.
 */
import { minutesTextOf, readLanguages } from '@tandem/shared/documents'
import type { UserId } from '@tandem/shared/ids'
import * as Y from 'yjs'
import type { Touched } from '../guard/touched.js'
import { copyOf } from '../server-hand.js'
import { carryOver } from './carry-over.js'
import { elementsIn } from './elements.js'
import { Joins } from './joins.js'
import { SecondJoins } from './second-joins.js'
import { standingCopy } from './follow.js'
import { LatePlaces } from './late-places.js'
import { idOf, letterAt } from './letters.js'
import type { Mended, MendParts } from './mended.js'
import { Mending } from './mending.js'
import type { MovedTexts, Moves } from './moved-texts.js'
import { Ranges } from './ranges.js'
import { SecondCopies } from './second-copies.js'

/** A large update comes in pieces, its deletions last: a block may stand twice until they are here. */
const leastBytesOfPiece = 32 * 1024

/** Whether anything has to be mended at all, told without a copy. */
export function needsMending(doc: Y.Doc, touched: Touched, moved: MovedTexts): boolean {
  const { made, taken, words } = touched
  if (!moved.isEmpty && (words.length > 0 || isAboutMoved(doc, touched, moved.with([])))) return true
  if (made.size === 0 && taken.size === 0) return false
  // Deleted; or joined to another, which only a copy tells apart.
  if ([...taken].some((id) => !made.has(id))) return true
  const languages = readLanguages(doc)
  // Made twice at once, and perhaps standing nowhere yet.
  if ([...made.values()].some((times) => times > languages.length)) return true
  for (const language of languages) {
    const seen = new Set<string>()
    for (const node of minutesTextOf(doc, language).toArray()) {
      const id = node instanceof Y.XmlElement ? node.getAttribute('id') : undefined
      if (id === undefined) continue
      // Made where one stands; or taken where another of that id stands.
      if (made.has(id) || (taken.has(id) && seen.has(id))) return true
      seen.add(id)
    }
  }
  return false
}

function isAboutMoved(doc: Y.Doc, touched: Touched, moves: Moves): boolean {
  return takesOutAny(doc, touched, moves) || bringsAgain(doc, touched, moves)
}

/** Whether it takes a block for itself that was moved or joined to another before, and writes: that may be a second copy. */
function bringsAgain(doc: Y.Doc, { made, writes, deleted }: Touched, moves: Moves): boolean {
  if (made.size > 0 && moves.joined.some(({ id }) => made.has(id))) return true
  const all = new Ranges(deleted)
  if (!moves.elements.some((element) => all.has(element))) return false
  return writes || made.size > 0 || standsTwice(doc, new Set(moves.joined.map(({ id }) => id)))
}

/** Between the pieces of a large update. */
function standsTwice(doc: Y.Doc, joined: ReadonlySet<string>): boolean {
  return readLanguages(doc).some((language) =>
    [...elementsIn(doc, language, ({ deleted }) => !deleted)].some(
      ([id, elements]) => elements.length > 1 || joined.has(id),
    ),
  )
}

/**
 * Whether a letter that is deleted where it was stands somewhere else. Not one that is gone with its whole block: who
 * repeats all deletions he knows, as y-websocket does on coming back, takes nothing out.
 */
function takesOutAny(doc: Y.Doc, { deletions, deleted }: Touched, moves: Moves): boolean {
  if (deletions.length === 0) return false
  const all = new Ranges(deleted)
  return deletions.some((range) =>
    moves.within(range).some((letter) => {
      if (letter.element && all.has(letter.element)) return false
      const copy = standingCopy(doc, moves, letter, true)
      return copy !== null && letterAt(doc, copy)?.item.deleted === false
    }),
  )
}

export async function mend(
  doc: Y.Doc,
  { update, author, touched }: { update: Uint8Array; author: UserId; touched: Touched },
  parts: MendParts,
): Promise<Mended> {
  const copy = copyOf(doc)
  try {
    return await mendIn(new Mending({ before: doc, copy, update, author, touched, parts }), update)
  } finally {
    copy.destroy()
  }
}

async function mendIn(mending: Mending, update: Uint8Array): Promise<Mended> {
  const { copy, mended } = mending
  const late = new LatePlaces(mending)
  const seconds = new SecondCopies(mending, late)
  const languages = readLanguages(copy)
  const standing = new Map(languages.map((language) => [language, mending.elements(language)]))
  const before = mending.moves
  const renamed = new Set<string>()
  Y.applyUpdate(copy, update)
  for (const [language, elements] of standing) {
    const goneAgain = mending.goneAgain(language)
    // What is carried over is words: the elements stay the same.
    const now = mending.elements(language)
    for (const [id, was] of elements) {
      const old = was.find((element) => mending.isDeleted(idOf(element)))
      const made = now.get(id)
      if (!old || !made) continue
      await carryOver(mending, old, seconds.keepOne(made, old), !goneAgain.has(id))
    }
  }
  // Who moved it did not know yet that it has an id of its own.
  for (const [language, elements] of standing) {
    const now = mending.elements(language)
    for (const [id, [old]] of elements) {
      if (!old || now.has(id) || !mending.isDeleted(idOf(old))) continue
      const formerId = mending.moves.formerIdOf(idOf(old))
      const made = formerId && seconds.copyUnder(formerId, old, language)
      if (!made) continue
      renamed.add(`${language} ${id}`)
      await mending.rename(made, id)
      await carryOver(mending, old, made, false)
    }
  }
  const joins = new Joins(mending, standing)
  await joins.bringAlong((language, id) => renamed.has(`${language} ${id}`))
  await late.putLateWords()
  await joins.bringRest()
  await late.putUnplaced()
  await late.putLateMarks()
  await late.takeOutLate()
  // A piece of a large update: what it deletes comes in the next one.
  if (update.length >= leastBytesOfPiece && mending.deletions.length === 0) return mended
  const joined = new Set<string>(before.joined.map(({ id }) => id))
  for (const language of languages) {
    const all = [...mending.elements(language)]
    await mending.noteLastPiece(
      all.flatMap(([id, elements]) => (elements.length > 1 || joined.has(id) ? elements : [])),
    )
  }
  const secondJoins = new SecondJoins(mending, late, seconds)
  for (const language of languages) await secondJoins.takeBlocks(language, before)
  for (const language of languages) await seconds.leaveOneOfEach(language)
  for (const language of languages) await secondJoins.takeCopies(language, before)
  return mended
}
