/**
 * `npm run verify-audit [-- --head SEQ:HASH] [--demonstration]`: holds the audit log against itself, and against
 * a last entry that was written down before. Ends with 1 when an entry is missing or not as it was written. A
 * data folder must be free: the server that uses it has to be stopped.
 */
import { parseArgs } from 'node:util'
import { openAudit } from './audit/index.js'
import { wallClock } from './platform/clock.js'
import { ConfigError } from './platform/config.js'
import { openStoreToVerify } from './open-store-to-verify.js'
import { tellWhyNot } from './serve.js'
import { DataFolderError } from './storage/embedded/index.js'
import { StoreError } from './storage/mongo/store-error.js'

class UsageError extends Error {}

async function main(): Promise<void> {
  const { head: known, isDemonstration } = readChoices()
  const store = await openStoreToVerify(isDemonstration)
  try {
    const audit = openAudit({ collections: store.collections, clock: wallClock, wall: wallClock })
    const { entries, head, brokenAt } = await audit.verify(known)
    const end = head ? `the last one is ${head.seq}:${head.hash}` : 'none'
    process.stdout.write(
      brokenAt === null
        ? `${entries} entries as they were written, ${end}\n`
        : `Entry ${brokenAt} is missing or NOT as it was written; ${entries} before it are, ${end}\n`,
    )
    process.exitCode = brokenAt === null ? 0 : 1
  } finally {
    await store.close()
  }
}

function readChoices(): { head: { seq: number; hash: string } | undefined; isDemonstration: boolean } {
  try {
    const options = { head: { type: 'string' }, demonstration: { type: 'boolean' } } as const
    const { values } = parseArgs({ options })
    return { head: readHead(values.head), isDemonstration: values.demonstration ?? false }
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error })
  }
}

function readHead(given: string | undefined): { seq: number; hash: string } | undefined {
  if (given === undefined) return undefined
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(given) ?? []
  if (seq === undefined || hash === undefined) throw new Error('--head must be SEQ:HASH, as printed before.')
  return { seq: Number(seq), hash }
}

main().catch((error: unknown) => tellWhyNot(error, [UsageError, ConfigError, DataFolderError, StoreError]))
