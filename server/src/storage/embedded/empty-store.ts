import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Purpose } from '../store.js'
import { openDataFolder } from './data-folder.js'
import { dataFile, syncFolder } from './environment.js'

/**
 * Removes everything a store of this purpose holds; the folder, its manifest and files that are not ours stay.
 * Refused like opening is: for a folder of another purpose, and while another process has it.
 */
export async function emptyStore(folder: string, purpose: Purpose): Promise<void> {
  const dataFolder = await openDataFolder(folder, purpose)
  try {
    for (const name of [dataFile, `${dataFile}-lock`]) await rm(join(folder, name), { force: true })
    await syncFolder(folder)
  } finally {
    await dataFolder.release()
  }
}
