/**
 * What really happened, known to nobody in the simulated world: who typed which word, what people were
 * told was stored, what the log took. Wrong words are caught here at the moment they are said.
 */
import type { AnyNotice, Stored } from '@tandem/shared/protocol'
import type { LogRow } from '../../documents/update-log.store.js'

/** A word is `<17>`, a long one `<17:xxxx>`: never cut, never typed twice, found in any bytes that hold it. */
const wordPattern = /<(\d+)(?::x*)?>/g

export interface Fate {
  typedBy: string
  /** Told to be stored, to whoever typed it. */
  isAcknowledged: boolean
  /** Someone took it out again, somewhere. */
  isDeleted: boolean
  /** Told that the taking out is stored. */
  isDeletionAcknowledged: boolean
  /** When it first came to a server, virtual ms. */
  arrivedAt: number | null
  /** How often someone took it along into another block by Enter. */
  carried: number
}

export interface Counts {
  /** Edits the log took, from people. */
  accepted: number
  acknowledged: number
  words: number
  notices: number
  repeats: number
  forgeriesRefused: number
  crashes: number
  flips: number
  /** Of blocks of minutes, by people. */
  moves: number
  splits: number
  joins: number
  /** Changes that a server made in somebody's name. */
  acts: number
  /** Moves of blocks and late words that a server mended. */
  mended: number
  /** Words that went with the block they were being written in, which somebody deleted. */
  gone: number
  /** Words that stand twice, since nobody can tell a second copy from another text that begins alike. */
  doubled: number
}

export class Ledger {
  readonly fates = new Map<number, Fate>()
  readonly counts: Counts = {
    accepted: 0,
    acknowledged: 0,
    words: 0,
    notices: 0,
    repeats: 0,
    forgeriesRefused: 0,
    crashes: 0,
    flips: 0,
    moves: 0,
    splits: 0,
    joins: 0,
    acts: 0,
    mended: 0,
    gone: 0,
    doubled: 0,
  }
  /** Blocks that somebody deleted. */
  readonly takenBlocks = new Set<string>()
  /** Of blocks that somebody joined to others, those others. */
  private readonly joinedTo = new Map<string, Set<string>>()
  readonly wrongs: string[] = []
  /** Rows by seq, as the disk has them. */
  private readonly rows: LogRow[] = []
  private readonly onDisk = new Set<number>()
  private readonly checkedNotices = new WeakSet<object>()
  private readonly commitListeners: ((word: number) => void)[] = []

  wrong(what: string): void {
    if (this.wrongs.length < 20) this.wrongs.push(what)
  }

  newWord(typedBy: string, length = 0): { id: number; text: string } {
    const id = this.fates.size
    this.fates.set(id, {
      typedBy,
      isAcknowledged: false,
      isDeleted: false,
      isDeletionAcknowledged: false,
      arrivedAt: null,
      carried: 0,
    })
    this.counts.words += 1
    return { id, text: length > 0 ? `<${id}:${'x'.repeat(length)}>` : `<${id}>` }
  }

  deleted(ids: Iterable<number>): void {
    for (const id of ids) this.fate(id).isDeleted = true
  }

  /** Someone takes them along into another block: two who do so at once have one copy each. */
  carried(ids: Iterable<number>): void {
    for (const id of ids) this.fate(id).carried += 1
  }

  tookBlocks(ids: Iterable<string>): void {
    for (const id of ids) this.takenBlocks.add(id)
  }

  /** Someone puts the words of one block behind those of another, and it goes. */
  joined(id: string, to: string): void {
    this.joinedTo.set(id, (this.joinedTo.get(id) ?? new Set()).add(to))
  }

  /** Somebody deleted the block, or one that it was joined to. */
  isTaken(id: string, looked = new Set<string>()): boolean {
    if (looked.has(id)) return false
    looked.add(id)
    return (
      this.takenBlocks.has(id) || [...(this.joinedTo.get(id) ?? [])].some((to) => this.isTaken(to, looked))
    )
  }

  /** The disk has taken these. */
  committed(rows: readonly LogRow[]): void {
    for (const row of rows) {
      this.rows[row.seq] = row
      if (row.kind === 'edit') this.counts.accepted += 1
      for (const id of wordsIn(row.frame)) {
        if (!this.onDisk.has(id)) for (const listener of this.commitListeners) listener(id)
        this.onDisk.add(id)
      }
    }
  }

  /** Told of each word that is new in the log. */
  onCommit(listener: (word: number) => void): void {
    this.commitListeners.push(listener)
  }

  arrived(frame: Uint8Array, at: number): void {
    for (const id of wordsIn(frame)) this.fate(id).arrivedAt ??= at
  }

  /** A client was told that this frame is stored [SYNC-1]. */
  answered(frame: Uint8Array, { seq }: Stored): void {
    this.counts.acknowledged += 1
    if (seq === null) this.counts.repeats += 1
    else if (!isSame(this.rows[seq]?.frame, frame)) {
      this.wrong(`an edit was acknowledged as row ${seq}, which the log does not have [SYNC-1]`)
    }
    this.toldStored(wordsIn(frame), [])
  }

  /** A person was told that all of this is stored. */
  toldStored(words: Iterable<number>, deletions: Iterable<number>): void {
    for (const id of words) {
      const fate = this.fate(id)
      if (!fate.isDeleted && !this.onDisk.has(id)) {
        this.wrong(`word ${id} was called stored and is not in the log [SYNC-1]`)
      }
      fate.isAcknowledged = true
    }
    for (const id of deletions) this.fate(id).isDeletionAcknowledged = true
  }

  /** A server told others of edits: all of them must be on disk [SYNC-2]. */
  told(notice: AnyNotice, toWire: (bytes: Uint8Array) => unknown): void {
    if (notice.type !== 'edits' || this.checkedNotices.has(notice)) return
    this.checkedNotices.add(notice)
    for (const { seq, update } of notice.edits) {
      this.counts.notices += 1
      const row = this.rows[seq]
      const isTheRow =
        row !== undefined &&
        (update instanceof Uint8Array ? isSame(row.frame, update) : toWire(row.frame) === update)
      if (!isTheRow) this.wrong(`row ${seq} was told before the log had it [SYNC-2]`)
    }
  }

  /** One server told another of rows [SYNC-2]. */
  toldNeighbours(rows: readonly LogRow[]): void {
    for (const { seq, hash } of rows) {
      if (this.rows[seq]?.hash !== hash)
        this.wrong(`row ${seq} went to the bus before the log had it [SYNC-2]`)
    }
  }

  private fate(id: number): Fate {
    const fate = this.fates.get(id)
    if (!fate) throw new Error(`nobody typed word ${id}`)
    return fate
  }
}

/** The words in some text or in the bytes of an update, where text stands as it is. */
export function wordsIn(where: string | Uint8Array): number[] {
  const text = typeof where === 'string' ? where : latin1(where)
  return [...text.matchAll(wordPattern)].map((match) => Number(match[1]))
}

function isSame(one: Uint8Array | undefined, other: Uint8Array): boolean {
  return one !== undefined && Buffer.compare(one, other) === 0
}

/** Each byte as one letter. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}
