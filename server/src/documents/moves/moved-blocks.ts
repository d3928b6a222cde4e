/** Whether the server's own hand moved blocks: words that others are writing there have to find them [M6]. */
import { readElements, readKind, readLanguages } from '@tandem/shared/documents'
import type * as Y from 'yjs'
import type { Touched } from '../guard/touched.js'

type Elements = ReadonlyMap<string, Y.XmlElement>

/** Of each language, by id; nothing of an agenda. */
export function elementsById(doc: Y.Doc): Elements[] {
  return readKind(doc) === 'record' ? readLanguages(doc).map((language) => readElements(doc, language)) : []
}

/** A block stands that had another element before. */
export function hasMovedBlocks(before: readonly Elements[], after: readonly Elements[]): boolean {
  return before.some((elements, at) =>
    [...elements].some(([id, element]) => (after[at]?.get(id) ?? element) !== element),
  )
}

/** What the server writes leans on nothing that is gone. */
export const movedOnly: Touched = {
  made: new Map(),
  taken: new Set(),
  writes: false,
  words: [],
  deletions: [],
  deleted: [],
}
