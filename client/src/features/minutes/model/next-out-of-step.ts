import type { BlockId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import type { BlockBoard } from './block-board'

/** The next block after this one that lags, round the end; and the language to write in. */
export function nextOutOfStep(
  board: Pick<BlockBoard, 'order' | 'block'>,
  from: BlockId | null,
): { id: BlockId; language: Language } | null {
  const at = from === null ? -1 : board.order.indexOf(from)
  const round = [...board.order.slice(at + 1), ...board.order.slice(0, at + 1)]
  for (const id of round) {
    const language = board.block(id)?.lagging[0]
    if (language) return { id, language }
  }
  return null
}
