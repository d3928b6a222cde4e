import { chainRows, type LogRow, type UpdateLog } from '../documents/update-log.store.js'

/** The log in memory, for tests of what stands on it: no images. The port's contract suite proves the stores. */
export function memoryUpdateLog(): UpdateLog {
  const logs = new Map<string, LogRow[]>()
  const headOf = (rows: readonly LogRow[]) => rows.at(-1) ?? { seq: 0, hash: '0'.repeat(64) }
  return {
    create(documentId, firstRow) {
      if (logs.has(documentId)) return Promise.resolve({ kind: 'exists' })
      const rows = chainRows(headOf([]), [firstRow])
      logs.set(documentId, rows)
      return Promise.resolve({ kind: 'stored', seq: 1, hash: rows[0]?.hash ?? '', rows: rows.slice() })
    },
    append(documentId, expectedHeadSeq, added) {
      const rows = logs.get(documentId)
      if (!rows) return Promise.resolve({ kind: 'missing' })
      const head = headOf(rows)
      if (head.seq !== expectedHeadSeq) return Promise.resolve({ kind: 'behind', headSeq: head.seq })
      const chain = chainRows(head, added)
      rows.push(...chain)
      const { seq, hash } = headOf(rows)
      return Promise.resolve({ kind: 'stored', seq, hash, rows: chain })
    },
    readSince: (documentId, afterSeq, limit) =>
      Promise.resolve((logs.get(documentId) ?? []).slice(afterSeq, limit && afterSeq + limit)),
    head: (documentId) => Promise.resolve(logs.get(documentId)?.at(-1) ?? null),
    async *heads() {
      for (const [documentId, rows] of logs) yield { documentId, ...(rows.at(-1) as LogRow) }
    },
    image: () => Promise.resolve(null),
    flipImage: () => Promise.resolve({ kind: 'conflict' }),
    segments: () => Promise.resolve([]),
    cutTornTails: () => Promise.resolve([]),
  }
}
