/**
 * The server for real use, in which images are due after seconds of typing instead of minutes, and which
 * says when one is begun: for the kill rig, to kill it then.
 */
import type { DocumentId } from '@tandem/shared/ids'
import { Compaction } from '../documents/compaction.js'
import type { Log } from '../platform/log.js'

interface CompactionInside {
  parts: { logger: Log }
  compact(documentId: DocumentId): Promise<void>
}

const inside = Compaction.prototype as unknown as CompactionInside
const compact = inside.compact
inside.compact = function (this: CompactionInside, documentId) {
  this.parts.logger.info('log.compacting', { documentId })
  return compact.call(this, documentId)
}

// As many rows as usually have to wait until everyone has gone.
Compaction.prototype.rowsAppended = Compaction.prototype.idle

await import('../main.js')
