import type { MinutesBlock } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import { sectionFrom } from '@tandem/shared/minutes'

type Placed = Pick<MinutesBlock, 'id' | 'kind' | 'level'>

/**
 * Behind which block a move one place up or down puts a block, or a heading with its section; null: first.
 * Undefined at the edge. A section steps over whole sections of its level, never into one.
 */
export function spotBeside(
  blocks: readonly Placed[],
  id: BlockId,
  direction: 'up' | 'down',
): BlockId | null | undefined {
  const moving = sectionFrom(blocks, id)
  const at = blocks.findIndex((block) => block.id === id)
  if (at === -1) return undefined
  const head = blocks[at]
  if (direction === 'down') {
    const next = blocks[at + moving.length]
    if (!next) return undefined
    return head?.kind === 'heading' ? sectionFrom(blocks, next.id).at(-1) : next.id
  }
  if (at === 0) return undefined
  const over = head?.kind === 'heading' ? startOfSectionBefore(blocks, at, head.level) : at - 1
  return blocks[over - 1]?.id ?? null
}

function startOfSectionBefore(blocks: readonly Placed[], at: number, level: number): number {
  const start = blocks.findLastIndex(
    (block, index) => index < at && block.kind === 'heading' && block.level <= level,
  )
  return start === -1 ? 0 : start
}
