import { open as openFile } from 'node:fs/promises'
import { ABORT, open, type Database } from 'lmdb'

/**
 * One LMDB file and the only way to change it.
 *
 * Always true:
 *  1. A change is alone, all or nothing, and its promise resolves when it is on disk.
 *  2. Changes that are asked for while a commit is under way share the next commit and its fsync.
 *  3. A failed commit (a full disk) rejects, stores nothing, and the next change may succeed.
 *  4. Reads see only what is on disk.
 */
export interface Environment {
  /** Ask for all tables at the start: opening one interrupts the writer. */
  table(name: string): Table
  /** `work` is synchronous; what it throws rolls back its writes and rejects. */
  change<R>(work: () => R): Promise<R>
  /** The same, holding the process until it is on disk. For the start only. */
  changeNow(work: () => void): void
  /** `work` is synchronous and sees one moment. */
  read<R>(work: () => R): R
  close(): Promise<void>
}

export type Table = Database<Buffer, Buffer>

export const dataFile = 'tandem.mdb'

/**
 * Why no `await env.flushed` here: with `overlappingSync` (lmdb-js's default) a commit is visible, and its
 * promise resolved, before the fdatasync, and when that fails `flushed` stays pending for ever. Without it
 * LMDB's own order holds: mdb_txn_commit writes the pages, fdatasyncs, writes the meta page through an O_DSYNC
 * descriptor, and only then does writer.cpp set TXN_COMMITTED, on which the promise resolves (seen with strace).
 * A commit that fails on the way rejects. Measured: the same throughput within a tenth.
 */
export async function openEnvironment(folder: string): Promise<Environment> {
  const binary = { keyEncoding: 'binary', encoding: 'binary' } as const
  const root = open<Buffer, Buffer>({
    ...binary,
    path: `${folder}/${dataFile}`,
    overlappingSync: false,
    maxDbs: 24,
  })
  // LMDB syncs the file, not the folder that names it.
  await syncFolder(folder)

  // A commit that fails also rejects a promise lmdb-js makes for itself and hands to no one, which would end
  // the process. It exists only once the batch is on its way, and `committed` is the one handle on it.
  root.on('beforecommit', () => queueMicrotask(() => void root.committed.then(ignore, ignore)))

  let closed = false
  const assertOpen = () => {
    if (closed) throw new Error('The store is closed.')
  }

  return {
    table: (name) => root.openDB<Buffer, Buffer>(name, binary),

    async change(work) {
      assertOpen()
      let outcome: { value: ReturnType<typeof work> } | { thrown: unknown } | undefined
      await root
        .childTransaction(() => {
          try {
            outcome = { value: work() }
            return undefined
          } catch (thrown) {
            // lmdb-js commits the rest of the batch: only a child transaction that says ABORT is rolled back.
            outcome = { thrown }
            return ABORT
          }
        })
        .catch(explainFailedCommit)
      if (!outcome) throw new Error('The change was never run.')
      if ('thrown' in outcome) throw outcome.thrown
      return outcome.value
    },

    changeNow(work) {
      assertOpen()
      root.transactionSync(work)
    },

    read(work) {
      // lmdb-js renews its read transaction between turns only, so within `work` there is one snapshot.
      assertOpen()
      return work()
    },

    async close() {
      if (closed) return
      closed = true
      await root.close()
    },
  }
}

/** lmdb-js gives the reason as a promise of its own; left alone it would be an unhandled rejection. */
async function explainFailedCommit(failure: unknown): Promise<never> {
  const reason: unknown =
    failure instanceof Error && 'commitError' in failure ? failure.commitError : undefined
  const cause: unknown = await Promise.resolve(reason).then(
    () => failure,
    (error: unknown) => error,
  )
  throw new Error('The change could not be written to disk, and nothing of it is stored.', { cause })
}

/** Makes names created in the folder outlive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await openFile(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function ignore(): void {}
