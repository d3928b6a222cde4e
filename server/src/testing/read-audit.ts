/**
 * What the audit log has, as JSON for a rig: its entries, newest first. `DATA_DIR=… node read-audit.js`,
 * while no server runs.
 */
import type { AuditEntry } from '@tandem/shared/audit'
import { openAudit } from '../audit/index.js'
import { wallClock } from '../platform/clock.js'
import { readConfig } from '../platform/config.js'
import { openEmbeddedStore } from '../storage/embedded/index.js'

const store = await openEmbeddedStore({
  folder: readConfig(process.env, 'real use').dataFolder,
  purpose: 'production',
  now: () => wallClock.now(),
})
try {
  const audit = openAudit({ collections: store.collections, clock: wallClock, wall: wallClock })
  const entries: AuditEntry[] = []
  for (let before: string | null = null; ;) {
    const page = await audit.page(before)
    entries.push(...page.entries)
    if (page.next === null) break
    before = page.next
  }
  process.stdout.write(JSON.stringify(entries))
} finally {
  await store.close()
}
