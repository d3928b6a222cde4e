/** What someone with the right to write knows of minutes, and can point at. */
import { infoOf, minutesFieldsOf, minutesNodes, minutesTextOf, readFieldKey } from '@tandem/shared/documents'
import * as Y from 'yjs'
import { lettersOf, textsIn } from '../../server/src/documents/moves/letters.js'
import type { Id } from './raw-update.js'

export interface MinutesScene {
  doc: Y.Doc
  /** Somebody else's client id that has written, and what it will write next. */
  victim: Id
  block: Id
  blockId: string
  /** The text of the block, and two of its letters, the first before the second. */
  text: Id
  inOrder: [Id, Id]
  table: Id
  row: Id
  cell: Id
  image: Id
  /** What the server keeps for itself. */
  servers: Id[]
}

export function minutesSceneOf(doc: Y.Doc, victim: number): MinutesScene {
  const [block, table, image] = [minutesNodes.block, minutesNodes.table, minutesNodes.image].map((name) =>
    minutesTextOf(doc, 'en')
      .toArray()
      .find((node) => node instanceof Y.XmlElement && node.nodeName === name),
  ) as [Y.XmlElement, Y.XmlElement, Y.XmlElement]
  const text = textsIn(block)[0] as Y.XmlText
  const letters = lettersOf(text).filter(({ isStanding }) => isStanding)
  const [first, last] = [letters[0], letters.at(-1)]
  const row = table.get(0) as Y.XmlElement
  if (!first || !last || first === last) throw new Error('too little stands in the first block yet')
  const hints = [...minutesFieldsOf(doc)._map].filter(([key]) => readFieldKey(key)?.field.startsWith('hint.'))
  const servers = [...hints.map(([, entry]) => entry), ...infoOf(doc)._map.values()]
  if (hints.length === 0) throw new Error('the server has said nothing of a block')
  return {
    doc,
    victim: { client: victim, clock: Y.getState(doc.store, victim) },
    block: idOf(block),
    blockId: block.getAttribute('id') as string,
    text: idOf(text),
    inOrder: [first, last],
    table: idOf(table),
    row: idOf(row),
    cell: idOf(row.get(0)),
    image: idOf(image),
    servers: servers.map(({ id }) => ({ client: id.client, clock: id.clock })),
  }
}

function idOf(type: Pick<Y.XmlElement | Y.XmlText, '_item'>): Id {
  if (!type._item) throw new Error('a root has no id')
  return { client: type._item.id.client, clock: type._item.id.clock }
}
