import { createHash } from 'node:crypto'

/**
 * The log of every document: the truth about its text [SYNC-4].
 *
 * Always true, in every adapter:
 *  1. A promise resolves only when the rows are on disk; a crash afterwards takes nothing back [SYNC-1].
 *  2. Rows of a document have consecutive `seq` from 1, and are never changed or removed.
 *  3. An append is all its rows or none. A rejected promise stored nothing.
 *  4. Each row's hash covers the row and the hash before it: a changed byte breaks the chain [M14].
 *  5. What is written is taken at the moment of the call, what is read is a copy.
 *  6. A document's id is one that `isStorableId` allows; under any other there is nothing.
 *
 * Appends need no queue: those that arrive while a commit is under way share the next one.
 */
export interface UpdateLog {
  /** Begins a document with its first row, seq 1. Of many concurrent calls exactly one stores. */
  create(documentId: string, firstRow: NewRow): Promise<Appended | { readonly kind: 'exists' }>
  /**
   * Adds rows (at least one) after `expectedHeadSeq`; `seq` and `hash` answer for the last of them.
   * `behind`: the head is another one. Nothing was stored; read what came, validate again, retry [M12].
   */
  append(
    documentId: string,
    expectedHeadSeq: number,
    rows: readonly NewRow[],
  ): Promise<Appended | { readonly kind: 'behind'; readonly headSeq: number } | { readonly kind: 'missing' }>
  /** Rows with seq greater than `afterSeq`, in order, at most `limit`; none for an unknown document. */
  readSince(documentId: string, afterSeq: number, limit?: number): Promise<LogRow[]>
  head(documentId: string): Promise<LogHead | null>
  /** The head of every document, in no promised order; what is created meanwhile may or may not appear. */
  heads(): AsyncIterable<LogHead & { readonly documentId: string }>
}

export interface NewRow {
  readonly author: string
  /** The server's time of receipt, in ms since the epoch. */
  readonly at: number
  readonly kind: 'edit' | 'import' | 'restore' | 'undo'
  /** One accepted frame, byte for byte [M9]. */
  readonly frame: Uint8Array
}

export interface LogRow extends NewRow {
  readonly seq: number
  readonly hash: string
}

export interface LogHead {
  readonly seq: number
  readonly at: number
  readonly hash: string
}

export interface Appended {
  readonly kind: 'stored'
  readonly seq: number
  readonly hash: string
}

/** What stands before the first row of every document. */
export const beforeFirstRow = { seq: 0, hash: '0'.repeat(64) } as const

/** SHA-256 in hex over the previous hash, seq, author, time, kind and frame. */
export function hashRow(previousHash: string, seq: number, row: NewRow): string {
  // JSON in one line and then the bytes: no two different rows give the same input.
  const facts = JSON.stringify([previousHash, seq, row.author, row.at, row.kind])
  return createHash('sha256').update(`${facts}\n`).update(row.frame).digest('hex')
}

/** Gives new rows their seq and hash after the given head. For adapters; throws on what no log may hold. */
export function chainRows(head: { seq: number; hash: string }, rows: readonly NewRow[]): LogRow[] {
  if (rows.length === 0) throw new RangeError('An append needs at least one row.')
  let { seq, hash } = head
  return rows.map((row) => {
    if (!Number.isSafeInteger(row.at)) throw new RangeError('The time of a row is a whole number of ms.')
    seq += 1
    hash = hashRow(hash, seq, row)
    const { author, at, kind, frame } = row
    return { seq, author, at, kind, frame, hash }
  })
}

/** The seq at which the chain breaks, or null when every row follows from the one before. */
export function findBrokenRow(
  rows: readonly LogRow[],
  before: { seq: number; hash: string } = beforeFirstRow,
): number | null {
  let { seq, hash } = before
  for (const row of rows) {
    seq += 1
    hash = hashRow(hash, seq, row)
    if (row.seq !== seq || row.hash !== hash) return seq
  }
  return null
}
