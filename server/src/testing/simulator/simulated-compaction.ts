/** Makes images far more often than a server would, so that they meet edits, crashes and each other. */
import type { DocumentId } from '@tandem/shared/ids'
import type { Compacts } from '../../documents/compacts.js'
import { makeImageAndSegment } from '../../documents/make-image.js'
import { readRows } from '../../documents/read-rows.js'
import type { UpdateLog } from '../../documents/update-log.store.js'
import { StoreAway } from './store-of-node.js'
import type { VirtualWorld } from './virtual-world.js'

interface CompactionParts {
  log: UpdateLog
  world: VirtualWorld
  isOn: boolean
  imageMade(documentId: DocumentId, seq: number): void
}

const manyLooseRows = 20

export function simulatedCompaction(parts: CompactionParts): Compacts {
  let isUnderWay = false
  const begin = (documentId: DocumentId): void => {
    if (!parts.isOn || isUnderWay) return
    isUnderWay = true
    makeImage(parts, documentId)
      .catch((error: unknown) => {
        if (!(error instanceof StoreAway)) throw error
      })
      .finally(() => {
        isUnderWay = false
      })
  }
  return {
    rowsAppended: (documentId, looseRows) => {
      if (looseRows >= manyLooseRows) begin(documentId)
    },
    idle: begin,
    close: () => Promise.resolve(),
  }
}

async function makeImage({ log, world, imageMade }: CompactionParts, documentId: DocumentId): Promise<void> {
  const before = await log.image(documentId)
  const rows = await readRows(log, documentId, before?.seq ?? 0)
  if (rows.length === 0) return
  const { image, segment } = makeImageAndSegment({ previous: before, rows, aside: [] })
  await world.pause(world.dice.between(0, 200))
  const flipped = await log.flipImage(documentId, before?.generation ?? 0, image, segment)
  if (flipped.kind === 'stored') imageMade(documentId, image.seq)
}
