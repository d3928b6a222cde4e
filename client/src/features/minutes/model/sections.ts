import type { MinutesBlock } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'

/** The heading that a block stands under, or that it is; null above the first. */
export function sectionAt(blocks: readonly MinutesBlock[], id: BlockId | null): BlockId | null {
  const at = blocks.findIndex((block) => block.id === id)
  return blocks.slice(0, at + 1).findLast(({ kind }) => kind === 'heading')?.id ?? null
}
