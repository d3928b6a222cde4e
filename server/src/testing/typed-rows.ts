import { writeAgenda } from '@tandem/shared/documents'
import * as Y from 'yjs'
import type { NewRow } from '../documents/update-log.store.js'
import { anAgenda } from './an-agenda.js'
import { seeded } from './seeded.js'
import { Writer } from './writer.js'

export interface TypedText {
  readonly doc: Y.Doc
  /** So many more rows of someone who types and deletes in the document. */
  rows(count: number): NewRow[]
}

/** An agenda that somebody writes, row after row; the first row is the agenda. */
export function typedText(seed: number): TypedText {
  const doc = new Y.Doc()
  let at = 1_684_288_800_000
  const row = (frame: Uint8Array): NewRow => ({ author: 'kor', at: (at += 700), kind: 'edit', frame })
  writeAgenda(doc, anAgenda())
  const made = [row(Y.encodeStateAsUpdate(doc))]
  const writer = new Writer(doc, seeded(seed))
  return {
    doc: writer.doc,
    rows(count) {
      while (made.length < count) {
        const update = writer.acts()
        if (update) made.push(row(update))
      }
      return made.splice(0, count)
    },
  }
}
