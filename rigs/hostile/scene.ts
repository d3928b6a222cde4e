/** What someone with the right to write knows of a document, and can point at. */
import { agendaRoots, infoOf, itemsOf } from '@tandem/shared/documents'
import * as Y from 'yjs'
import { firstTitle } from '../../server/src/testing/first-title.js'
import type { Id } from './raw-update.js'

export interface Scene {
  doc: Y.Doc
  /** Somebody else's client id that has written, and what it will write next. */
  victim: Id
  /** Two of the title's items, the first before the second. */
  inOrder: [Id, Id]
  /** An entry of a map: no text stands beside it. It is an item. */
  entry: Id
  /** What holds the paragraphs of the title. */
  texts: Id
  /** What the server keeps for itself. */
  servers: Id
}

export function sceneOf(doc: Y.Doc, victim: number): Scene {
  const title = items(firstTitle(doc)._start).filter(({ deleted }) => !deleted)
  const [first, last] = [title[0], title.at(-1)]
  const entry = [...itemsOf(doc)._map.values()][0]
  const texts = firstTitle(doc).parent?.parent?._item
  const servers = [...infoOf(doc)._map.values()][0]
  if (!first || !last || first === last || !entry || !texts || !servers)
    throw new Error(`too little stands in ${agendaRoots.items} yet`)
  return {
    doc,
    victim: { client: victim, clock: Y.getState(doc.store, victim) },
    inOrder: [first.id, last.lastId],
    entry: entry.id,
    texts: texts.id,
    servers: servers.id,
  }
}

function items(start: Y.Item | null): Y.Item[] {
  const found: Y.Item[] = []
  for (let at = start; at !== null; at = at.right) found.push(at)
  return found
}
