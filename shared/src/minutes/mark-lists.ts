import type { MinutesBlock } from '../documents/minutes-record.js'
import type { BlockId } from '../ids/index.js'

/** What stands before each list item: a dot, or its number by level: `1.`, `a)`, `i.`, and so on again. */
export function markLists(
  blocks: readonly Pick<MinutesBlock, 'id' | 'kind' | 'level' | 'ordered'>[],
): Map<BlockId, string> {
  const marks = new Map<BlockId, string>()
  let counters: number[] = []
  for (const block of blocks) {
    if (block.kind !== 'list_item') {
      if (counters.length > 0) counters = []
      continue
    }
    // Coming back to a level ends what was counted below it.
    counters = counters.slice(0, block.level + 1)
    if (!block.ordered) {
      counters[block.level] = 0
      marks.set(block.id, '•')
      continue
    }
    const count = (counters[block.level] ?? 0) + 1
    counters[block.level] = count
    marks.set(block.id, writeMark(count, block.level))
  }
  return marks
}

function writeMark(count: number, level: number): string {
  if (level % 3 === 1) return `${letterOf(count)})`
  return level % 3 === 2 ? `${romanOf(count)}.` : `${count}.`
}

function letterOf(count: number): string {
  const letter = String.fromCharCode(97 + ((count - 1) % 26))
  return letter.repeat(Math.floor((count - 1) / 26) + 1)
}

const romans: readonly [number, string][] = [
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function romanOf(count: number): string {
  let rest = count
  let written = ''
  for (const [value, sign] of romans) {
    while (rest >= value) {
      written += sign
      rest -= value
    }
  }
  return written
}
