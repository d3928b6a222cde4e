import { hash as digestOf } from 'node:crypto'

/**
 * The log of every document: the truth about its text [SYNC-4].
 *
 * Always true, in every adapter:
 *  1. A promise resolves only when the rows are on disk; a crash afterwards takes nothing back [SYNC-1].
 *  2. Rows of a document have consecutive `seq` from 1 and are never changed. A row is either loose or
 *     in exactly one segment, which holds it byte for byte: compaction moves rows and loses none.
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
  /** Loose rows with seq greater than `afterSeq`, in order, at most `limit`; none for an unknown document. */
  readSince(documentId: string, afterSeq: number, limit?: number): Promise<LogRow[]>
  head(documentId: string): Promise<LogHead | null>
  /** The head of every document, in no promised order; what is created meanwhile may or may not appear. */
  heads(): AsyncIterable<LogHead & { readonly documentId: string }>
  /** The image the pointer names; null when the document has none yet. Whole or not at all. */
  image(documentId: string): Promise<Image | null>
  /**
   * Compaction's one write: stores the image and the segment, and makes the pointer name them if it still
   * names `expectedGeneration` (0: no image). From then on the segment holds its rows and the loose ones go;
   * the image before is removed. A crash in between leaves the old image or the new one, never neither.
   * `conflict`: another was faster; nothing changed. Otherwise throws, and changes nothing, when the document
   * is unknown, the segment does not follow the last one, or the image is not of the segment's last row.
   */
  flipImage(
    documentId: string,
    expectedGeneration: number,
    image: NewImage,
    segment: Segment,
  ): Promise<{ readonly kind: 'stored'; readonly generation: number } | { readonly kind: 'conflict' }>
  /** The segments that hold a row with seq greater than `afterSeq`, in order. */
  segments(documentId: string, afterSeq: number): Promise<Segment[]>
  /**
   * At start: looks at the end of every document's log; a tail that does not follow from what stands before
   * it is taken off, so that the head is the last row that does. Answers what was cut, for the log and people.
   */
  cutTornTails(): Promise<CutTail[]>
}

/** The text at one position of the log, ready to be sent to whoever joins [M10]. */
export interface NewImage {
  /** Where the log ended at some moment: never a row in the middle of one append. */
  readonly seq: number
  /** Of the row at `seq`. */
  readonly hash: string
  /** The garbage-collected state as one V1 update. */
  readonly live: Uint8Array
  /** Of that state, so that nobody has to read it all to tell. */
  readonly stateVector: Uint8Array
}

export interface Image extends NewImage {
  /** Counts from 1 with each flip. */
  readonly generation: number
}

/** Rows with seq from `fromSeq` to `toSeq`, packed (`packRows`). */
export interface Segment {
  readonly fromSeq: number
  readonly toSeq: number
  readonly packed: Uint8Array
}

export interface CutTail {
  readonly documentId: string
  /** The last row that stays. */
  readonly keptSeq: number
  /** How many rows (or what was left of them) were taken off. */
  readonly cutRows: number
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
  /** As they are in the log now: whoever needs them need not chain them again. */
  readonly rows: readonly LogRow[]
}

/** What stands before the first row of every document. */
export const beforeFirstRow = { seq: 0, hash: '0'.repeat(64) } as const

/** SHA-256 in hex over the previous hash, seq, author, time, kind and frame. */
export function hashRow(previousHash: string, seq: number, row: NewRow): string {
  // JSON in one line and then the bytes: no two different rows give the same input.
  const facts = factsOf(previousHash, seq, row)
  const mostBytes = 3 * facts.length + row.frame.length
  // Every edit passes here: the same memory again and again.
  const bytes = mostBytes <= scratch.length ? scratch : Buffer.allocUnsafe(mostBytes)
  const length = bytes.write(facts)
  bytes.set(row.frame, length)
  return digestOf('sha256', bytes.subarray(0, length + row.frame.length), 'hex')
}

/** Every edit passes here, and `JSON.stringify` takes four times as long for what needs no escape. */
function factsOf(previousHash: string, seq: number, { author, at, kind }: NewRow): string {
  const isPlain = needsNoEscape(previousHash) && needsNoEscape(author) && needsNoEscape(kind)
  if (isPlain && Number.isSafeInteger(at)) return `["${previousHash}",${seq},"${author}",${at},"${kind}"]\n`
  return `${JSON.stringify([previousHash, seq, author, at, kind])}\n`
}

/** Also a row that was damaged is hashed: then it is no text, perhaps. */
function needsNoEscape(text: string): boolean {
  return typeof text === 'string' && plain.test(text)
}

const plain = /^\w*$/

/** Enough for what people type; a character takes three bytes at most. */
const scratch = Buffer.allocUnsafeSlow(16 * 1024)

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
