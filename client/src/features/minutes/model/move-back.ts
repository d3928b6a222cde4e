import { readElements } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import { moveBlocks } from '@tandem/shared/minutes'
import type { Reversible } from '../../../editing/own-undo'
import type { MinutesDesk } from './minutes-desk'
import { minutesOrigin } from './minutes-undo'

/**
 * Moves blocks behind another, null: to the top. It is taken back by moving them back, with what others wrote
 * in them meanwhile and what they added between them. What another has moved since stays where he put it.
 */
export function movingOf(desk: MinutesDesk, ids: readonly BlockId[], after: BlockId | null): Reversible {
  return () => {
    const order = [...desk.board.order]
    const moved = moveBlocks(desk.doc, minutesOrigin, ids, after)
    if (!moved) return null
    desk.undo.follow(moved.ranges)
    const known = new Set(order)
    const before = order.slice(
      0,
      order.findIndex((id) => ids.includes(id)),
    )
    const isMine = (id: BlockId): boolean => {
      const copies = moved.elements.get(id) ?? []
      return desk.board.languages.some((language) => {
        const element = readElements(desk.doc, language).get(id)
        return element !== undefined && copies.includes(element)
      })
    }
    return () => {
      const now = desk.board.order
      const going: BlockId[] = []
      for (const [at, id] of now.entries()) {
        const isAdded = !known.has(id) && going.length > 0 && going.at(-1) === now[at - 1]
        if (isAdded || isMine(id)) going.push(id)
      }
      const standing = new Set(now)
      const spot = before.findLast((id) => standing.has(id) && !going.includes(id)) ?? null
      return movingOf(desk, going, spot)()
    }
  }
}
