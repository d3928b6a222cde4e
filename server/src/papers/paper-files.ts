/**
 * Files on their way to a paper: taken whole and judged by their bytes, then waiting for the paper they are for.
 *
 * Always true:
 *  1. A file that was refused, cut off, or found no room leaves nothing: no row, and no blob once it is swept.
 *  2. A blob that a paper names stays, also when the process ended between the paper and its reference.
 */
import { type MeetingId, newId, type PaperFileId, type UserId } from '@tandem/shared/ids'
import { largestPaperBytes, type TakenFile } from '@tandem/shared/papers'
import { Refusal, refuse } from '@tandem/shared/protocol'
import type { Blobs } from '../platform/blobs.js'
import type { Clock } from '../platform/clock.js'
import type { Collections } from '../platform/collection.js'
import { isOutOfSpace } from '../platform/out-of-space.js'
import { inTurns } from './content/in-turns.js'
import { judgePaper, mayBePaper, tellingBytes } from './content/judge-paper.js'
import { ownerOf, type Paper, paperSpec, type WaitingFile, waitingFileSpec } from './papers.store.js'

export interface PaperFilesParts {
  collections: Collections
  blobs: Blobs
  /** Wall time: the age of what waits. */
  wall: Clock
}

export interface PaperFiles {
  /** Refused with its reason: none of our kinds, dangerous, too large, no room. */
  take(meetingId: MeetingId, by: UserId, content: AsyncIterable<Uint8Array>): Promise<TakenFile>
  /** Refused when it is not there, or is somebody else's. */
  waiting(meetingId: MeetingId, by: UserId, id: PaperFileId): Promise<WaitingFile>
  /** What waits of this person's. */
  waitingFor(by: UserId): Promise<TakenFile[]>
  /** Makes the paper, which is stored by now, keep its files. */
  hand(paper: Paper, files: readonly WaitingFile[]): Promise<void>
  /** The paper's bytes are no longer kept. */
  drop(paper: Paper): Promise<void>
  read(blob: string): Promise<AsyncIterable<Uint8Array> | null>
  /** Lets go of what waited for a day. Called now and then. */
  sweep(): Promise<void>
}

const waitsMs = 24 * 60 * 60 * 1000
/** Of one person: with 25 MB each still less than a disk. */
const mostWaiting = 20
/** Each is held in memory while it is judged. */
const judgedAtOnce = 2

export function openPaperFiles({ collections, blobs, wall }: PaperFilesParts): PaperFiles {
  const waiting = collections.collection(waitingFileSpec)
  const papers = collections.collection(paperSpec)
  const judging = inTurns(judgedAtOnce)

  async function store(content: AsyncIterable<Uint8Array>): Promise<string> {
    try {
      return (await blobs.put(content)).hash
    } catch (error) {
      throw inReaderWords(error)
    }
  }

  return {
    async take(meetingId, by, content) {
      if ((await waiting.find('byPerson', [by])).length >= mostWaiting) throw refuse('paper_files_full')
      const sized = new Sized(content)
      const blob = await store(sized.pieces())
      const { size } = sized
      const judged = await judging(async () => judgePaper(await bytesOf(blobs, blob)))
      // The blob has no owner, and goes with the next sweep.
      if ('refused' in judged) throw refuse(judged.refused)
      const file: WaitingFile = {
        id: newId('fil'),
        type: judged.type,
        size,
        meetingId,
        by,
        blob,
        at: wall.now(),
      }
      try {
        await waiting.insert(file)
        await blobs.reference(blob, file.id)
      } catch (error) {
        // Without its bytes it is nothing; should this fail too, the sweep takes it.
        await waiting.remove(file.id).catch(() => 'missing')
        throw inReaderWords(error)
      }
      return { id: file.id, type: file.type, size }
    },

    async waiting(meetingId, by, id) {
      const file = (await waiting.get(id))?.value
      if (!file || file.by !== by || file.meetingId !== meetingId) throw refuse('paper_file_gone')
      return file
    },

    waitingFor: async (by) => (await waiting.find('byPerson', [by])).map(({ value }) => value),

    async hand(paper, files) {
      for (const { id, blob } of files) {
        await blobs.reference(blob, ownerOf(paper.id))
        await blobs.release(blob, id)
        await waiting.remove(id)
      }
    },

    async drop(paper) {
      for (const { blob } of paper.files ?? []) await blobs.release(blob, ownerOf(paper.id))
    },

    read: (blob) => blobs.read(blob),

    async sweep() {
      const before = wall.now() - waitsMs
      for (const { value: file } of await waiting.all()) {
        if (file.at >= before) continue
        const taken = (await papers.find('byMeeting', [file.meetingId])).filter(({ value }) =>
          value.files?.some(({ blob }) => blob === file.blob),
        )
        for (const { value } of taken) await blobs.reference(file.blob, ownerOf(value.id))
        await blobs.release(file.blob, file.id)
        await waiting.remove(file.id)
      }
    },
  }
}

/** Counts what goes by, and stops what is too much, or can be none of our kinds, before it is stored. */
class Sized {
  size = 0
  private readonly content: AsyncIterable<Uint8Array>

  constructor(content: AsyncIterable<Uint8Array>) {
    this.content = content
  }

  async *pieces(): AsyncGenerator<Uint8Array, void, undefined> {
    let first: Uint8Array | null = Buffer.alloc(0)
    for await (const piece of this.content) {
      this.size += piece.length
      if (this.size > largestPaperBytes) throw refuse('paper_too_large')
      if (first === null) {
        yield piece
        continue
      }
      first = Buffer.concat([first, piece])
      if (first.length < tellingBytes) continue
      yield asPossible(first)
      first = null
    }
    if (first !== null) yield asPossible(first)
  }
}

function asPossible(first: Uint8Array): Uint8Array {
  if (!mayBePaper(first)) throw refuse('paper_kind')
  return first
}

function inReaderWords(error: unknown): unknown {
  if (error instanceof Refusal) return error.reason === 'too_large' ? refuse('paper_too_large') : error
  return isOutOfSpace(error) ? refuse('disk_full') : error
}

async function bytesOf(blobs: Blobs, blob: string): Promise<Uint8Array> {
  const content = await blobs.read(blob)
  // Swept between two of our calls: no clock goes so fast.
  if (!content) throw refuse('paper_file_gone')
  const pieces: Uint8Array[] = []
  for await (const piece of content) pieces.push(piece)
  return Buffer.concat(pieces)
}
