import * as Y from 'yjs'
import { minutesTextOf } from '../documents/minutes-shape.js'
import { readLanguages } from '../documents/read-agenda.js'
import { readElements } from '../documents/read-minutes.js'
import type { BlockId } from '../ids/index.js'
import { type CopiedRange, leadOn, partsOf } from './copied-ranges.js'
import { indexBehind } from './index-behind.js'

export interface Moved {
  /** What stands now, by block, one for each language it stands in. */
  elements: ReadonlyMap<BlockId, readonly Y.XmlElement[]>
  /** What stood in the old ones and what stands for it in the new ones. */
  ranges: readonly CopiedRange[]
}

/**
 * Moves blocks behind another, null: to the top, in every language at once and with their ids, in one
 * transaction (M6). The server puts back what others typed into the old place meanwhile. The elements are
 * moved here and not through an editor, which would rewrite all that lies between.
 *
 * @returns null: there was nothing to move
 */
export function moveBlocks(
  doc: Y.Doc,
  origin: unknown,
  ids: readonly BlockId[],
  after: BlockId | null,
): Moved | null {
  const moving = new Set(ids)
  if (after !== null && moving.has(after)) return null
  const elements = new Map<BlockId, Y.XmlElement[]>()
  const ranges: CopiedRange[] = []
  doc.transact((transaction) => {
    for (const language of readLanguages(doc)) {
      const text = minutesTextOf(doc, language)
      const moved: { id: BlockId; parts: ReturnType<typeof partsOf>; copy: Y.XmlElement }[] = []
      // Two who moved it at once see it twice until the server has put that right: the first goes, the other stays.
      const going = new Map(
        [...readElements(doc, language)].flatMap(([id, node]) =>
          moving.has(id) ? [[node, id] as const] : [],
        ),
      )
      // From the end, so that the places of what comes before stay as they are.
      for (const [index, node] of [...text.toArray().entries()].toReversed()) {
        const id = node instanceof Y.XmlElement && going.get(node)
        if (!id) continue
        moved.unshift({ id, parts: partsOf(node), copy: node.clone() })
        text.delete(index, 1)
      }
      if (moved.length === 0) continue
      text.insert(
        indexBehind(doc, language, after),
        moved.map(({ copy }) => copy),
      )
      for (const { id, parts, copy } of moved) {
        elements.set(id, [...(elements.get(id) ?? []), copy])
        ranges.push(...leadOn(transaction, parts, partsOf(copy)))
      }
    }
  }, origin)
  return elements.size > 0 ? { elements, ranges } : null
}

/** A heading with everything under it, up to the next heading of its level or above; any other block alone. */
export function sectionFrom(
  blocks: readonly { id: BlockId; kind: string; level: number }[],
  id: BlockId,
): BlockId[] {
  const at = blocks.findIndex((block) => block.id === id)
  const head = blocks[at]
  if (!head) return []
  if (head.kind !== 'heading') return [id]
  const end = blocks.findIndex(
    (block, index) => index > at && block.kind === 'heading' && block.level <= head.level,
  )
  return blocks.slice(at, end === -1 ? undefined : end).map((block) => block.id)
}
