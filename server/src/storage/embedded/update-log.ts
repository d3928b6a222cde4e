import { isStorableId } from '../../platform/collection.js'
import {
  beforeFirstRow,
  chainRows,
  type Appended,
  type LogHead,
  type LogRow,
  type NewRow,
  type UpdateLog,
} from '../../documents/update-log.store.js'
import type { Environment } from './environment.js'
import { entriesUnder, measured, readMeasured, readOrdinal } from './keys.js'
import { embeddedLogImages } from './log-images.js'
import {
  decodeHead,
  decodeRow,
  encodeHead,
  encodeRow,
  openLogTables,
  rowKey,
  rowKeyAfter,
} from './log-rows.js'
import { cutTornTails } from './log-tails.js'

/**
 * The document log in LMDB (tables: `log-rows.ts`).
 *
 * Always true: a head and the rows up to it are written in the same change.
 */
export function embeddedUpdateLog(environment: Environment): UpdateLog {
  const tables = openLogTables(environment)
  const { rows, heads } = tables

  function readHead(documentId: string): LogHead | null {
    const bytes = heads.getBinary(measured(documentId))
    return bytes ? decodeHead(bytes) : null
  }

  function write(
    documentId: string,
    head: { seq: number; hash: string },
    added: readonly NewRow[],
  ): Appended {
    const chain = chainRows(head, added)
    const ofDocument = measured(documentId)
    for (const row of chain) void rows.put(rowKeyAfter(ofDocument, row.seq), encodeRow(row))
    const last = chain[chain.length - 1] as LogRow
    void heads.put(ofDocument, encodeHead(last))
    return { kind: 'stored', seq: last.seq, hash: last.hash, rows: chain }
  }

  return {
    ...embeddedLogImages(environment, tables),

    async create(documentId, firstRow) {
      if (!isStorableId(documentId)) throw new TypeError('A document cannot have this id.')
      const first = copyRows([firstRow])
      return environment.change(() =>
        readHead(documentId) ? { kind: 'exists' } : write(documentId, beforeFirstRow, first),
      )
    },

    async append(documentId, expectedHeadSeq, newRows) {
      if (newRows.length === 0) throw new RangeError('An append needs at least one row.')
      if (!isStorableId(documentId)) return { kind: 'missing' }
      const added = copyRows(newRows)
      return environment.change(() => {
        const head = readHead(documentId)
        if (!head) return { kind: 'missing' }
        if (head.seq !== expectedHeadSeq) return { kind: 'behind', headSeq: head.seq }
        return write(documentId, head, added)
      })
    },

    async readSince(documentId, afterSeq, limit) {
      if (!isStorableId(documentId)) return []
      const after = rowKey(documentId, afterSeq)
      return environment.read(() =>
        entriesUnder(rows, measured(documentId), { after, limit }).map(({ key, value }) =>
          decodeRow(readOrdinal(key), value),
        ),
      )
    },

    async head(documentId) {
      if (!isStorableId(documentId)) return null
      return environment.read(() => readHead(documentId))
    },

    async *heads() {
      let after: Buffer | undefined
      for (;;) {
        // In pages: a snapshot held open while the reader thinks would keep old pages from being reused.
        const page = environment.read(() =>
          entriesUnder(heads, Buffer.alloc(0), { after, limit: headsInPage }),
        )
        for (const { key, value } of page) {
          yield { documentId: readMeasured(key), ...decodeHead(value) }
        }
        after = page.at(-1)?.key
        if (!after) return
      }
    },

    cutTornTails: () => cutTornTails(environment, tables),
  }
}

const headsInPage = 500

/** Appends wait for their turn; what the caller does to its rows meanwhile is not ours. One piece of memory for all. */
function copyRows(rows: readonly NewRow[]): NewRow[] {
  let bytes = 0
  for (const { frame } of rows) bytes += frame.length
  const all = new Uint8Array(bytes)
  let to = 0
  return rows.map(({ author, at, kind, frame }) => {
    all.set(frame, to)
    const copy = all.subarray(to, to + frame.length)
    to += frame.length
    return { author, at, kind, frame: copy }
  })
}
