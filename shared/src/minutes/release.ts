import type { MinutesBlock, MinutesRecord } from '../documents/minutes-record.js'
import { plainBlock } from '../documents/minutes-record.js'

/**
 * The record as a reader with these compartments may see it: a paragraph in another one keeps its place, and
 * with it the numbers of all that follow, and says nothing else (PERM-7, A14-8).
 */
export function releaseMinutesTo(record: MinutesRecord, compartments: readonly string[]): MinutesRecord {
  const blocks = record.blocks.map((block) =>
    block.compartment === null || compartments.includes(block.compartment) ? block : withheld(block, record),
  )
  return { ...record, blocks }
}

function withheld({ id, kind, item }: MinutesBlock, { attribution }: MinutesRecord): MinutesBlock {
  return { ...plainBlock(id, attribution), kind, item, withheld: true }
}
