import { mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Purpose } from '../store.js'
import { dataFile, syncFolder } from './environment.js'
import { lockFolder } from './folder-lock.js'

/**
 * The folder that holds a store, with `tandem.json` to say what it is.
 *
 * Always true:
 *  1. At most one process has it open.
 *  2. A refused folder is left byte for byte as it was.
 *  3. There is no data file without a manifest beside it.
 */
export interface DataFolder {
  /** Lock files of dead processes that were taken away: the last run did not end by itself. */
  readonly takenOver: readonly string[]
  release(): Promise<void>
}

export const storeVersion = 1

/** Why the folder cannot be used, in words for whoever starts the server. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError'
  readonly code: 'not_writable' | 'newer_version' | 'in_use' | 'wrong_purpose' | 'damaged'

  constructor(code: DataFolderError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}

/** Creates the folder if missing, takes it for this process, and checks that it is ours to use. */
export async function openDataFolder(folder: string, purpose: Purpose): Promise<DataFolder> {
  const lock = await orNotWritable(folder, async () => {
    await mkdir(folder, { recursive: true })
    return lockFolder(folder)
  })
  if ('heldBy' in lock) {
    throw new DataFolderError(
      'in_use',
      `The data folder ${folder} is in use by process ${lock.heldBy}. ` +
        'Stop that process, or give this one another folder.',
    )
  }
  try {
    const manifest = await readManifest(folder)
    if (manifest) assertPurpose(folder, manifest.purpose, purpose)
    await assertDataFile(folder, manifest !== null)
    if (!manifest) await orNotWritable(folder, () => writeManifest(folder, purpose))
    return lock
  } catch (failure) {
    await lock.release()
    throw failure
  }
}

const manifestFile = 'tandem.json'
const Versioned = z.looseObject({ storeVersion: z.int().min(1) })
const Manifest = z.object({
  storeVersion: z.literal(storeVersion),
  purpose: z.enum(['demonstration', 'production']),
})

async function readManifest(folder: string): Promise<z.infer<typeof Manifest> | null> {
  let content: unknown
  try {
    const text = await readFile(join(folder, manifestFile), 'utf8')
    content = JSON.parse(text)
  } catch (cause) {
    if (hasCode(cause, 'ENOENT')) return null
    throw damagedManifest(folder, cause)
  }
  // The version first: a newer manifest may look different in all the rest.
  const version = Versioned.safeParse(content).data?.storeVersion
  if (version !== undefined && version > storeVersion) {
    throw new DataFolderError(
      'newer_version',
      `The data folder ${folder} was written by a newer Tandem (store version ${version}, this one knows ` +
        `${storeVersion}). Start the newer Tandem, or give this one another folder.`,
    )
  }
  const manifest = Manifest.safeParse(content)
  if (!manifest.success) throw damagedManifest(folder, manifest.error)
  return manifest.data
}

function damagedManifest(folder: string, cause: unknown): DataFolderError {
  return new DataFolderError(
    'damaged',
    `${join(folder, manifestFile)} cannot be read as Tandem's manifest. Nothing was changed. ` +
      'Restore the folder from a backup, or give Tandem another folder.',
    { cause },
  )
}

function assertPurpose(folder: string, found: Purpose, wanted: Purpose): void {
  if (found === wanted) return
  throw new DataFolderError(
    'wrong_purpose',
    found === 'demonstration'
      ? `The data folder ${folder} belongs to the demonstration and its invented people. ` +
          'Give Tandem another folder for real work.'
      : `The data folder ${folder} holds real work, and the demonstration would mix invented people into it. ` +
          'Give the demonstration another folder.',
  )
}

/** Here and not by trying: lmdb-js 3.5.6 ends the whole process (SIGSEGV) on a file that is not LMDB's. */
async function assertDataFile(folder: string, hasManifest: boolean): Promise<void> {
  const path = join(folder, dataFile)
  const size = await stat(path).then(
    (found) => found.size,
    () => null,
  )
  if (size === null) return
  if (!hasManifest || (size > 0 && !(await isLmdb(folder, path)))) {
    throw new DataFolderError(
      'damaged',
      hasManifest
        ? `${path} is not a database of Tandem, or its beginning is lost. Nothing was changed. ` +
            'Restore the folder from a backup, or give Tandem another folder.'
        : `The data folder ${folder} has ${dataFile} but no ${manifestFile} to say what it is. Nothing was ` +
            'changed. Restore the missing file from a backup, or give Tandem another folder.',
    )
  }
  await assertWritable(folder, path)
  await assertWritable(folder, `${path}-lock`)
}

async function assertWritable(folder: string, path: string): Promise<void> {
  await orNotWritable(folder, async () => {
    try {
      // Opening and not access(2): that one asks for the real user, not for the effective one.
      await (await open(path, 'r+')).close()
    } catch (failure) {
      if (!hasCode(failure, 'ENOENT')) throw failure
    }
  })
}

// An LMDB file begins with a page header of 24 bytes and then 0xBEEFC0DE in the machine's byte order.
async function isLmdb(folder: string, path: string): Promise<boolean> {
  return orNotWritable(folder, async () => {
    const file = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(28), 0, 28, 0)
      return bytesRead === 28 && [buffer.readUInt32LE(24), buffer.readUInt32BE(24)].includes(0xbeefc0de)
    } finally {
      await file.close()
    }
  })
}

/** Whole or not at all, also when the power goes: written aside, synced, renamed, and the name synced. */
async function writeManifest(folder: string, purpose: Purpose): Promise<void> {
  const aside = join(folder, `${manifestFile}.new`)
  const file = await open(aside, 'w')
  try {
    await file.writeFile(`${JSON.stringify({ storeVersion, purpose })}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(aside, join(folder, manifestFile))
  await syncFolder(folder)
}

async function orNotWritable<R>(folder: string, work: () => Promise<R>): Promise<R> {
  try {
    return await work()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new DataFolderError(
      'not_writable',
      `Tandem cannot write to the data folder ${folder} (${reason}). ` +
        'Give it to the user who runs Tandem, or choose another folder.',
      { cause },
    )
  }
}

function hasCode(failure: unknown, code: string): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === code
}
