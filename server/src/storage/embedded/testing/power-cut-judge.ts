import { readRows } from '../../../documents/read-rows.js'
import { findBrokenRow } from '../../../documents/update-log.store.js'
import type { Store } from '../../store.js'
import { openEmbeddedStore } from '../index.js'
import { people } from './crash-facts.js'

/** What the store had promised before the power went. */
export type Accepted =
  | { kind: 'row'; documentId: string; seq: number; hash: string }
  | { kind: 'image'; documentId: string; seq: number }
  | { kind: 'person'; id: string }

export interface Verdict {
  /** What is wrong, in words; null when all is well. */
  readonly wrong: string | null
  /** Accepted rows that were found where they should be. */
  readonly rowsFound: number
}

/** Opens what is left after a cut and looks for everything that was accepted. */
export async function judge(folder: string, accepted: readonly Accepted[]): Promise<Verdict> {
  const warnings: string[] = []
  const log = { warn: (event: string) => warnings.push(event) }
  let rowsFound = 0
  try {
    const store = await openEmbeddedStore({ folder, purpose: 'production', now: () => 0, log })
    try {
      rowsFound = await countRows(store, accepted)
      await expectOthers(store, accepted)
      await expectTakesMore(store, accepted)
    } finally {
      await store.close()
    }
    return { wrong: warnings.length > 0 ? warnings.join(', ') : null, rowsFound }
  } catch (failure) {
    return { wrong: failure instanceof Error ? failure.message : String(failure), rowsFound }
  }
}

async function countRows({ updateLog }: Store, accepted: readonly Accepted[]): Promise<number> {
  let found = 0
  for (const documentId of documentsOf(accepted)) {
    const rows = await readRows(updateLog, documentId, 0)
    const head = await updateLog.head(documentId)
    if (findBrokenRow(rows) !== null) throw new Error(`${documentId}: the chain is broken`)
    if (head?.seq !== rows.length || head.hash !== rows.at(-1)?.hash)
      throw new Error(`${documentId}: another head`)
    for (const fact of accepted) {
      if (fact.kind !== 'row' || fact.documentId !== documentId) continue
      if (rows[fact.seq - 1]?.hash !== fact.hash) throw new Error(`${documentId}: row ${fact.seq} is lost`)
    }
    found += lastAccepted(accepted, documentId)
  }
  return found
}

async function expectOthers({ updateLog, collections }: Store, accepted: readonly Accepted[]): Promise<void> {
  const members = collections.collection(people)
  for (const fact of accepted) {
    if (fact.kind === 'person') {
      const stored = await members.get(fact.id)
      const byEmail = await members.findOne('email', [`${fact.id}@1`])
      if (!stored || byEmail?.value.id !== fact.id) throw new Error(`person ${fact.id} is lost`)
    }
    if (fact.kind !== 'image') continue
    const image = await updateLog.image(fact.documentId)
    if (!image || image.seq < fact.seq) throw new Error(`${fact.documentId}: image ${fact.seq} is lost`)
    if (!image.live.every((byte) => byte === (image.seq & 255))) throw new Error('an image is half another')
  }
}

/** A store that only lets itself be read would be no good either. */
async function expectTakesMore({ updateLog }: Store, accepted: readonly Accepted[]): Promise<void> {
  for (const documentId of documentsOf(accepted)) {
    const seq = (await updateLog.head(documentId))?.seq ?? 0
    const row = { author: 'kor', at: seq, kind: 'edit', frame: Uint8Array.of(1) } as const
    const appended = await updateLog.append(documentId, seq, [row])
    if (appended.kind !== 'stored') throw new Error(`${documentId}: takes no more rows`)
  }
}

export function countAccepted(accepted: readonly Accepted[]): number {
  return [...documentsOf(accepted)].reduce((sum, id) => sum + lastAccepted(accepted, id), 0)
}

/** Rows are numbered from 1, and the last one's hash covers all before it. */
function lastAccepted(accepted: readonly Accepted[], documentId: string): number {
  const seqs = accepted.flatMap((fact) =>
    fact.kind === 'row' && fact.documentId === documentId ? [fact.seq] : [],
  )
  return Math.max(0, ...seqs)
}

function documentsOf(accepted: readonly Accepted[]): Set<string> {
  return new Set(accepted.flatMap((fact) => (fact.kind === 'row' ? [fact.documentId] : [])))
}
