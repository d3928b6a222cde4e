/** The demonstration's workspace over any store, without a server around it: for what must survive closing. */
import { importWorkspace, readWorkspace } from '../demonstration/index.js'
import { openParts, type Parts } from '../parts.js'
import { readConfig } from '../platform/config.js'
import { createLifecycle } from '../platform/lifecycle.js'
import type { Store } from '../storage/store.js'
import { keepingLog } from './keeping-log.js'

export interface DemonstrationStore {
  readonly parts: Parts
  readonly store: Store
  close(): Promise<void>
}

/** Imports the workspace when the store is new. */
export async function openDemonstration(store: Store, isNew: boolean): Promise<DemonstrationStore> {
  const log = keepingLog()
  const lifecycle = createLifecycle(log)
  lifecycle.onClose('store', () => store.close())
  const wall = { now: () => Date.now() }
  const config = readConfig({})
  const parts = await openParts({
    config,
    log,
    wall,
    clock: wall,
    store,
    isStoreShared: false,
    asksForProof: false,
    secret: null,
    lifecycle,
  })
  if (isNew) await importWorkspace(parts, await readWorkspace())
  return { parts, store, close: () => lifecycle.close() }
}
