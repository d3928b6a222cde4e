import { plainText, readRuns } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import type { BlockBoard } from './block-board'

const longestGlimpse = 80

/** The first words of a block, in the first language that has any. */
export function glimpseOf(board: BlockBoard, id: BlockId): { text: string; language: Language } | null {
  for (const language of board.block(id)?.filled ?? []) {
    const text = plainText(readRuns(board.element(id, language))).trim()
    if (text !== '')
      return { text: text.length > longestGlimpse ? `${text.slice(0, longestGlimpse)}…` : text, language }
  }
  return null
}
