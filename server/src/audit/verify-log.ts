/** Holds the audit log against itself: every entry there, as it was written, behind the one before it. */
import type { AuditVerdict } from '@tandem/shared/audit'
import type { AuditLog, StoredAuditEntry } from './audit.store.js'
import { firstHash, hashAfter } from './chain.js'

const readAtOnce = 200
/** How far behind the end is looked for entries that a gap has cut off; beyond, in steps that double. */
const lookBehind = 1_000
const furthestStep = 2 ** 30

export async function verifyLog(
  log: Pick<AuditLog, 'some'>,
  known?: { seq: number; hash: string },
): Promise<AuditVerdict> {
  let previous = firstHash
  let seq = 0
  const broken = (at: number): AuditVerdict => ({ entries: seq, head: headOf(seq, previous), brokenAt: at })
  for (let isEnd = false; !isEnd;) {
    const numbers = Array.from({ length: readAtOnce }, (_, index) => seq + 1 + index)
    const found = await log.some(numbers)
    for (const entry of found) {
      if (entry.seq !== seq + 1 || entry.hash !== hashAfter(previous, entry)) return broken(seq + 1)
      if (known?.seq === entry.seq && known.hash !== entry.hash) return broken(entry.seq)
      seq = entry.seq
      previous = entry.hash
    }
    isEnd = found.length < readAtOnce
  }
  const isCut = (known?.seq ?? 0) > seq || (await isMoreBehind(log, seq))
  return isCut ? broken(seq + 1) : { entries: seq, head: headOf(seq, previous), brokenAt: null }
}

async function isMoreBehind(log: Pick<AuditLog, 'some'>, end: number): Promise<boolean> {
  const numbers = Array.from({ length: lookBehind }, (_, index) => end + 2 + index)
  for (let step = 2 * lookBehind; step <= furthestStep; step *= 2) numbers.push(end + step)
  const found: StoredAuditEntry[] = await log.some(numbers)
  // One that was written meanwhile is the next one, and behind it there is no gap.
  return found.length > 0 && (await log.some([end + 1])).length === 0
}

function headOf(seq: number, hash: string): AuditVerdict['head'] {
  return seq === 0 ? null : { seq, hash }
}
