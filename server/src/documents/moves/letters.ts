/** The letters of a text, those taken out included, with the marks they have. */
import * as Y from 'yjs'
import type { Id } from '../guard/read-update.js'
import { anchorAt } from './moved-texts.js'

/** Any type of Yjs', as far as its place and what is in it go. */
export type AnyType = Pick<Y.AbstractType<never>, '_item' | '_start'>

export interface Letter extends Id {
  /** Null: taken out so long ago that nobody knows any more what it was. */
  readonly char: string | null
  readonly isStanding: boolean
  readonly marks: Readonly<Record<string, unknown>>
}

/** In the order of the text. In a copy that keeps what is deleted, marks are as they were before. */
export function lettersOf(text: Y.XmlText): Letter[] {
  const letters: Letter[] = []
  let marks: Record<string, unknown> = {}
  for (let item = text._start; item !== null; item = item.right) {
    const { content, id, deleted } = item
    if (content instanceof Y.ContentFormat) marks = { ...marks, [content.key]: content.value }
    const chars = content instanceof Y.ContentString ? content.str : null
    if (chars === null && !(content instanceof Y.ContentDeleted)) continue
    for (let at = 0; at < item.length; at += 1) {
      const char = chars?.charAt(at) ?? null
      letters.push({ client: id.client, clock: id.clock + at, char, isStanding: !deleted, marks })
    }
  }
  return letters
}

/** What in a text has no copy: each row of it with the letter that has one and that it stands behind. */
export function anchorsIn(text: Y.XmlText, hasCopy: (id: Id) => boolean): ReturnType<typeof anchorAt>[] {
  const anchors: ReturnType<typeof anchorAt>[] = []
  const parent = idOf(text)
  let origin: Id | null = null
  let isRow = false
  for (let item = text._start; item !== null; item = item.right) {
    const { client, clock } = item.id
    for (let at = 0; at < item.length; at += 1) {
      const id = { client, clock: clock + at }
      const last = anchors.at(-1)
      if (hasCopy(id)) {
        origin = id
        isRow = false
        continue
      }
      if (isRow && last && last[0] === client && last[1] + last[2] === id.clock) last[2] += 1
      else anchors.push(anchorAt(id, 1, { origin, rightOrigin: null, parent: origin ? null : parent }))
      isRow = true
    }
  }
  return anchors
}

/** All texts in an element, cell by cell in a table, also when the element is deleted. */
export function textsIn(type: AnyType): Y.XmlText[] {
  const texts: Y.XmlText[] = []
  for (let item = type._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentType)) continue
    const { type: inner } = item.content
    if (inner instanceof Y.XmlText) texts.push(inner)
    else texts.push(...textsIn(inner))
  }
  return texts
}

export function idOf(type: AnyType): Id {
  const id = type._item?.id
  if (!id) throw new Error('a root has no id')
  return { client: id.client, clock: id.clock }
}

/** The item at this id, if it stands in a text that stands. Null: deleted with what it stood in, or unknown. */
export function letterAt(doc: Y.Doc, { client, clock }: Id): { text: Y.XmlText; item: Y.Item } | null {
  if (clock >= Y.getState(doc.store, client)) return null
  const item = Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item | Y.GC
  const text: unknown = item instanceof Y.Item ? item.parent : null
  return item instanceof Y.Item && text instanceof Y.XmlText && stands(text) ? { text, item } : null
}

/** The text made at this id, if it stands. */
export function textAt(doc: Y.Doc, { client, clock }: Id): Y.XmlText | null {
  if (clock >= Y.getState(doc.store, client)) return null
  const item = Y.getItem(doc.store, Y.createID(client, clock)) as Y.Item | Y.GC
  const type = item instanceof Y.Item && item.content instanceof Y.ContentType ? item.content.type : null
  return type instanceof Y.XmlText && stands(type) ? type : null
}

function stands(type: AnyType): boolean {
  for (let item = type._item; item !== null; item = (item.parent as AnyType)._item) {
    if (item.deleted) return false
  }
  return true
}

/** Where in the text something goes that comes right before or right behind this letter, standing or not. */
export function indexBeside(text: Y.XmlText, { client, clock }: Id, side: 'before' | 'behind'): number {
  let index = 0
  for (let item = text._start; item !== null; item = item.right) {
    const isHere = item.id.client === client && clock >= item.id.clock && clock < item.id.clock + item.length
    const counts = !item.deleted && item.countable
    if (isHere) return counts ? index + clock - item.id.clock + (side === 'behind' ? 1 : 0) : index
    if (counts) index += item.length
  }
  return index
}

export function endsWord(char: string): boolean {
  return /[\s\p{Pe}\p{Pf},.;:>]/u.test(char)
}

/** From here on, if this is in the middle of a word, to its end. */
export function endOfWord(text: Y.XmlText, index: number): number {
  const chars = lettersOf(text).flatMap(({ isStanding, char }) => (isStanding ? [char ?? ''] : []))
  let at = index
  if (at === 0 || chars.length === at || /\s/.test(chars[at] ?? ' ')) return index
  while (at < chars.length && !endsWord(chars[at - 1] ?? ' ')) at += 1
  return at
}
