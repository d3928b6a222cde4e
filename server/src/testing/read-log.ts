/**
 * What a document's log has, as JSON for a rig to compare with what people were told: each row's number,
 * author and the hash of its frame. `DATA_DIR=… node read-log.js <document id>`, while no server runs.
 */
import { createHash } from 'node:crypto'
import { readRows } from '../documents/read-rows.js'
import type { LogRow } from '../documents/update-log.store.js'
import { readConfig } from '../platform/config.js'
import { openEmbeddedStore } from '../storage/embedded/index.js'

export interface LoggedRow {
  seq: number
  author: string
  frameHash: string
}

const [documentId = ''] = process.argv.slice(2)
const store = await openEmbeddedStore({
  folder: readConfig(process.env, 'real use').dataFolder,
  purpose: 'production',
  now: Date.now,
})
try {
  const rows = await readRows(store.updateLog, documentId, 0)
  process.stdout.write(JSON.stringify(rows.map(logged)))
} finally {
  await store.close()
}

function logged({ seq, author, frame }: LogRow): LoggedRow {
  return { seq, author, frameHash: createHash('sha256').update(frame).digest('hex') }
}
