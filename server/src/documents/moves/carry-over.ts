/** An element was deleted and its block stands elsewhere. */
import type * as Y from 'yjs'
import type { Id } from '../guard/read-update.js'
import { align } from './align.js'
import { madeWith } from './copied.js'
import { nameOf } from './follow.js'
import { idOf, type Letter, lettersOf, textsIn } from './letters.js'
import { carryMarks } from './late-marks.js'
import type { Pair } from './mended.js'
import type { Mending } from './mending.js'

/**
 * What its mover had not seen goes there too.
 *
 * @param isDirect the new one is a copy of the old one, and not of another copy that he wrote in
 */
export async function carryOver(
  mending: Mending,
  old: Y.XmlElement,
  made: Y.XmlElement,
  isDirect: boolean,
): Promise<void> {
  const seen = textsIn(old).filter((text) => mending.isDeleted(idOf(text)) || mending.isNew(idOf(text)))
  const unseen = textsIn(old).filter((text) => !seen.includes(text))
  const copies = textsIn(made)
  const letters: Pair[] = []
  const doubtful: Pair[] = []
  const texts: Pair[] = []
  for (const [at, text] of seen.entries()) {
    const to = copies[at]
    if (!to) break
    texts.push([idOf(text), idOf(to)])
    const carried = await carryText(mending, text, to, { element: made, isDirect })
    letters.push(...carried.letters)
    doubtful.push(...carried.doubtful)
  }
  const last = copies.at(-1)
  if (last) for (const text of unseen) letters.push(...(await mending.putAll(lettersOf(text), last)))
  mending.note(old, made, { texts, letters, doubtful })
}

async function carryText(
  mending: Mending,
  old: Y.XmlText,
  to: Y.XmlText,
  { element, isDirect }: { element: Y.XmlElement; isDirect: boolean },
): Promise<{ letters: Pair[]; doubtful: Pair[] }> {
  const letters = lettersOf(old)
  const mayBeSeen = letters.filter((letter) => mending.isDeleted(letter) || mending.isNew(letter))
  const { pairs, doubtful, isExact } = align(mayBeSeen, madeWith(element, lettersOf(to)), isDirect)
  const counterpart = new Map<Letter, Id>([...pairs, ...doubtful])
  if (isExact) {
    const gone = pairs.filter(([letter]) => letter.char === null && !mending.isNew(letter))
    await mending.takeOut(
      mending.author,
      gone.map(([, copy]) => copy),
    )
  }
  const put = await mending.putBetween(letters, counterpart, to, (letter) => {
    return letter.char !== null && !mending.isDeleted(letter) && !mending.isNew(letter)
  })
  const copies = new Map([...pairs, ...doubtful, ...put].map(([one, copy]) => [nameOf(one), copy]))
  // What others had marked, and the mover had not seen.
  await carryMarks(mending, { from: old, to, copies }, ({ id }) => mending.stoodUnseen(id))
  return { letters: [...pairs, ...put], doubtful }
}
