/**
 * Words that were put into a text and taken out again by one update: of a block whose words they are, whoever did
 * so joined it to that text and emptied it there, and deleted no block [M6].
 */
import type { BlockId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import type { ReadStruct } from '../guard/read-update.js'
import { blockAround } from './elements.js'
import { type Letter, letterAt, lettersOf, textsIn } from './letters.js'
import type { JoinedText } from './join-match.js'
import type { Mending } from './mending.js'

/** A letter or two are in any text. */
const leastOfWords = 3

/** Where such words would stand; null: the update holds none like these. */
export function whereEmptied(
  mending: Mending,
  language: Language,
  seen: readonly Letter[],
): JoinedText | null {
  const words = seen.flatMap(({ char }) => (char === null ? [] : [char])).join('')
  if (words.length < leastOfWords) return null
  for (const struct of mending.written) {
    const { content } = struct
    if (content.is !== 'letters' || !mending.isDeleted(struct) || !content.text.includes(words)) continue
    const text = textOf(mending, struct, language)
    const element = text && blockAround(mending.copy, text, language)
    if (!text || !element) continue
    const start = lettersOf(text).findLast((letter) => !mending.cameWith(letter)) ?? null
    return { element, text, start, pairs: [], doubtful: [], isExact: false }
  }
  return null
}

/** The text it was put into, or what stands for it now. */
function textOf(mending: Mending, struct: ReadStruct, language: Language): Y.XmlText | null {
  const { copy } = mending
  const item = Y.getItem(copy.store, Y.createID(struct.client, struct.clock)) as Y.Item | Y.GC
  const parent = item instanceof Y.Item ? item.parent : null
  if (parent instanceof Y.XmlText) {
    if (parent._item?.deleted === false) return parent
    const id = blockIdAround(parent)
    const [made] = (id !== null && mending.elements(language).get(id)) || []
    const text = made && textsIn(made).at(-1)
    if (text) return text
  }
  const beside = struct.origin ?? struct.rightOrigin
  const standing = beside && mending.standingCopy(beside)
  if (standing) return letterAt(copy, standing)?.text ?? null
  return typeof struct.parent === 'object' && struct.parent ? mending.standingText(struct.parent) : null
}

/** The id of the block a text stood in, also of one that is gone. */
function blockIdAround(text: Y.XmlText): BlockId | null {
  let type: Y.AbstractType<unknown> | null = text as Y.AbstractType<unknown>
  while (type !== null) {
    const id: unknown = type instanceof Y.XmlElement ? type._map.get('id')?.content.getContent()[0] : null
    if (typeof id === 'string') return id as BlockId
    const parent: unknown = type._item?.parent
    type = parent instanceof Y.AbstractType ? parent : null
  }
  return null
}
