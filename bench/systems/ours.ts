/**
 * The product as `npm start` runs it: embedded store, log, guard and attribution on, an access token for each
 * person. Once through the provider, which batches keys between acknowledgements, and once with a frame for
 * each key, to compare with those who send so.
 */
import type { DocumentId } from '@tandem/shared/ids'
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Client, System, Wants } from './system.js'

/** Raised for the frame-a-key client alone: a burst of 50,000, answered within seconds. */
const raisedEditsPerSecond = 100_000

type ConnectTo = (address: string, documentId: DocumentId, token: string, person: number) => Client

// Loaded in use alone: two copies of Yjs in one process do not know each other's documents.
const byProvider = async (): Promise<ConnectTo> => (await import('./by-provider.js')).connectByProvider
const frameAKey = async (): Promise<ConnectTo> => (await import('./frame-a-key.js')).connectFrameAKey

export function ours(): System {
  return product('ours', byProvider, {}, 'through the provider')
}

export function oursFrameAKey(): System {
  const raised = { EDITS_PER_SECOND: String(raisedEditsPerSecond) }
  const note = `a frame for each key; rate limit raised: EDITS_PER_SECOND=${raisedEditsPerSecond}`
  return { ...product('ours-frame-a-key', frameAKey, raised, note), only: ['saturation', 'burst'] }
}

function product(
  name: string,
  load: () => Promise<ConnectTo>,
  env: Record<string, string>,
  note: string,
): System {
  return {
    name,
    keeps: 'disk',
    acknowledges: true,
    description: `this tree, ${['socket.io', 'lmdb', 'yjs'].map(withVersion).join(', ')}; ${note}`,
    command: (folder) => ({
      script: built('main.js'),
      // As `npm start` runs it.
      flags: readJson('scripts/server-flags.json') as string[],
      env: { ...embedded(folder), ...env },
    }),
    async prepare(folder, wants) {
      const connectTo = await load()
      const { documentIds, tokens } = await prepareWriters(folder, wants)
      return (address, document, person) => {
        const [documentId, token] = [documentIds[document], tokens[person]]
        if (!documentId || !token) throw new Error(`no document ${document} or person ${person} was prepared`)
        return connectTo(address, documentId, token, person)
      }
    },
  }
}

async function prepareWriters(
  folder: string,
  { people, documents, characters, ownTexts }: Wants,
): Promise<{ documentIds: DocumentId[]; tokens: string[] }> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      built('testing/prepare-writers.js'),
      ...[people, documents, characters, ownTexts ? people : 1].map(String),
    ],
    { env: { ...process.env, ...embedded(folder) }, maxBuffer: 16 * 1024 * 1024 },
  )
  return JSON.parse(stdout) as { documentIds: DocumentId[]; tokens: string[] }
}

/** The embedded store, whatever database the environment names. */
function embedded(folder: string): Record<string, string> {
  return { DATA_DIR: path.join(folder, 'data'), MONGODB_URI: '', REDIS_URL: '', LOG_LEVEL: 'warn' }
}

function built(file: string): string {
  return fileURLToPath(new URL(`../../server/dist/${file}`, import.meta.url))
}

function withVersion(name: string): string {
  return `${name} ${(readJson(`node_modules/${name}/package.json`) as { version: string }).version}`
}

/** A file of this project. */
function readJson(file: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))
}
