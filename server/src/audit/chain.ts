/** What ties each entry of the audit log to the one before it. */
import { createHash } from 'node:crypto'

/** What the first entry follows. */
export const firstHash = '0'.repeat(64)

/** SHA-256 over the hash of the entry before and this one as JSON, its fields in the order of their names. */
export function hashAfter(previous: string, entry: object): string {
  const fields = Object.entries(entry)
    .filter(([name]) => name !== 'hash')
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  const canonical = JSON.stringify(Object.fromEntries(fields))
  return createHash('sha256').update(previous).update('\n').update(canonical).digest('hex')
}
