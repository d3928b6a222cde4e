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
import type { Environment, Table } from './environment.js'
import { entriesUnder, measured, ordinal, readMeasured, readOrdinal } from './keys.js'

/**
 * The document log in two tables of LMDB:
 *
 *   log-rows    document id, seq   → length of the facts, facts in JSON, frame
 *   log-heads   document id        → facts of its last row in JSON
 *
 * Always true: a head and the rows up to it are written in the same change.
 */
export function embeddedUpdateLog(environment: Environment): UpdateLog {
  const rows = environment.table('log-rows')
  const heads = environment.table('log-heads')

  function readHead(documentId: string): LogHead | null {
    const bytes = heads.getBinary(measured(documentId))
    return bytes ? decodeHead(bytes) : null
  }

  function write(
    documentId: string,
    head: { seq: number; hash: string },
    added: readonly NewRow[],
  ): Appended {
    let last = head
    for (const row of chainRows(head, added)) {
      void rows.put(measured(documentId, ordinal(row.seq)), encodeRow(row))
      void heads.put(measured(documentId), encodeHead(row))
      last = row
    }
    return { kind: 'stored', seq: last.seq, hash: last.hash }
  }

  return {
    async create(documentId, firstRow) {
      if (!isStorableId(documentId)) throw new TypeError('A document cannot have this id.')
      const first = [copyRow(firstRow)]
      return environment.change(() =>
        readHead(documentId) ? { kind: 'exists' } : write(documentId, beforeFirstRow, first),
      )
    },

    async append(documentId, expectedHeadSeq, newRows) {
      if (newRows.length === 0) throw new RangeError('An append needs at least one row.')
      if (!isStorableId(documentId)) return { kind: 'missing' }
      const added = newRows.map(copyRow)
      return environment.change(() => {
        const head = readHead(documentId)
        if (!head) return { kind: 'missing' }
        if (head.seq !== expectedHeadSeq) return { kind: 'behind', headSeq: head.seq }
        return write(documentId, head, added)
      })
    },

    async readSince(documentId, afterSeq, limit) {
      if (!isStorableId(documentId)) return []
      const after = measured(documentId, ordinal(afterSeq))
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
        const page = environment.read(() => nextHeads(heads, after))
        for (const { key, value } of page) {
          yield { documentId: readMeasured(key), ...decodeHead(value) }
        }
        after = page.at(-1)?.key
        if (!after) return
      }
    },
  }
}

const headsInPage = 500

function nextHeads(heads: Table, after: Buffer | undefined) {
  return entriesUnder(heads, Buffer.alloc(0), { after, limit: headsInPage })
}

/** Appends wait for their turn; what the caller does to its row meanwhile is not ours. */
function copyRow({ author, at, kind, frame }: NewRow): NewRow {
  return { author, at, kind, frame: Uint8Array.from(frame) }
}

type RowFacts = Omit<LogRow, 'seq' | 'frame'>

function encodeRow({ author, at, kind, hash, frame }: LogRow): Buffer {
  const facts = Buffer.from(JSON.stringify({ author, at, kind, hash } satisfies RowFacts))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(facts.length)
  return Buffer.concat([length, facts, frame])
}

function decodeRow(seq: number, bytes: Buffer): LogRow {
  const end = 4 + bytes.readUInt32BE()
  // Only `encodeRow` writes here.
  const { author, at, kind, hash } = JSON.parse(bytes.toString('utf8', 4, end)) as RowFacts
  return { seq, author, at, kind, frame: Uint8Array.from(bytes.subarray(end)), hash }
}

function encodeHead({ seq, at, hash }: LogHead): Buffer {
  return Buffer.from(JSON.stringify({ seq, at, hash } satisfies LogHead))
}

function decodeHead(bytes: Buffer): LogHead {
  // Only `encodeHead` writes here.
  const { seq, at, hash } = JSON.parse(bytes.toString('utf8')) as LogHead
  return { seq, at, hash }
}
