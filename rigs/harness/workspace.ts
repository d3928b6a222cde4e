/** A store with people who may write and documents to write in, made for one run and thrown away. */
import type { DocumentId } from '@tandem/shared/ids'
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { startMongoServer } from '../../server/src/testing/mongo-server.js'
import { built } from './built-server.js'

export const stores = ['embedded', 'mongo'] as const
export type StoreKind = (typeof stores)[number]

export interface Workspace {
  /** What a server needs to know to work on it. */
  readonly variables: Readonly<Record<string, string>>
  /** Agendas. */
  readonly documentIds: readonly DocumentId[]
  readonly minutesIds: readonly DocumentId[]
  /** An access token for each person. */
  readonly tokens: readonly string[]
  remove(): Promise<void>
}

export async function makeWorkspace(
  store: StoreKind,
  wants: { people: number; documents: number; minutes?: number },
): Promise<Workspace> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tandem-rig-'))
  const mongo = store === 'mongo' ? await startMongoServer() : null
  const variables = {
    DATA_DIR: path.join(folder, 'data'),
    ...(mongo && { MONGODB_URI: mongo.newDatabase() }),
  }
  async function remove(): Promise<void> {
    await mongo?.stop()
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      // One letter, so that there is a text to write in.
      [
        built('testing/prepare-writers.js'),
        ...[wants.people, wants.documents, 1, 1, wants.minutes ?? 0].map(String),
      ],
      { env: { PATH: process.env['PATH'], ...variables }, maxBuffer: 16 * 1024 * 1024 },
    )
    return {
      variables,
      ...(JSON.parse(stdout) as Pick<Workspace, 'documentIds' | 'minutesIds' | 'tokens'>),
      remove,
    }
  } catch (error) {
    await remove()
    throw error
  }
}
