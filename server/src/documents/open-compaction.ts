import type { DocumentId } from '@tandem/shared/ids'
import type { Collections } from '../platform/collection.js'
import type { Log } from '../platform/log.js'
import { Compaction } from './compaction.js'
import type { Compacts } from './compacts.js'
import { ImageThread } from './image-thread.js'
import { openSetAside, setAsideSpec } from './set-aside.js'
import type { UpdateLog } from './update-log.store.js'

/** Compaction as a server does it: in a thread of its own. */
export function openCompaction(parts: {
  updateLog: UpdateLog
  collections: Collections
  logger: Log
  imageMade: (documentId: DocumentId, seq: number) => void
}): Compacts {
  const { updateLog: log, collections, logger, imageMade } = parts
  const setAside = openSetAside(collections.collection(setAsideSpec), logger)
  return new Compaction({ log, maker: new ImageThread(), setAside, logger, imageMade })
}
