/** One image of a history from the one before and the rows since: what the thread does. */
import type { LogRow, MovedText } from '../documents/index.js'
import { packHistory, unpackHistory } from './history-image.js'
import { MovedLetters } from './moved-letters.js'
import { WholeText } from './whole-text.js'

export interface HistoryWork {
  /** The image before. */
  readonly previous: Uint8Array | null
  /** All rows after it, at least one, each following from the one before. */
  readonly rows: readonly LogRow[]
  readonly aside: readonly number[]
  readonly moved: readonly Pick<MovedText, 'letters'>[]
}

/** Throws when a row cannot be read. */
export function makeHistory({ previous, rows, aside, moved }: HistoryWork): Uint8Array {
  const last = rows.at(-1)
  if (!last) throw new RangeError('An image is made of at least one row.')
  const before = previous && unpackHistory(previous)
  const skipped = new Set(aside)
  const pairs = new MovedLetters(moved)
  const text = before?.text ?? new WholeText()
  for (const row of rows) if (!skipped.has(row.seq)) text.take(row, pairs)
  const left = [...new Set([...(before?.head.aside ?? []), ...aside])].filter((seq) => seq <= last.seq)
  return packHistory(text, { seq: last.seq, hash: last.hash, aside: left })
}
