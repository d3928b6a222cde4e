/** Someone who types words that occur once, goes on while the server is gone, and notes what was acknowledged. */
import { connectDocument, type LiveDocument } from '@tandem/provider'
import { hashRecord, readRecord } from '@tandem/shared/documents'
import type { DocumentId } from '@tandem/shared/ids'
import type * as Y from 'yjs'
import { textToTypeIn } from '../../server/src/testing/text-to-type-in.js'
import { within } from '../harness/wait.js'

export interface Place {
  url: string
  token: string
  documentId: DocumentId
}

const storedWithinMs = 30_000
/** Fewer than a socket may send in a second, also when each is a frame of its own. */
const keysEveryMs = { from: 34, to: 44 }

export class TokenWriter {
  private readonly live: LiveDocument
  private readonly name: string
  private readonly random: () => number
  private readonly typed: string[] = []
  private storedCount = 0
  private next: NodeJS.Timeout | undefined

  constructor(place: Place, name: string, random: () => number) {
    this.live = connectDocument(place)
    this.name = name
    this.random = random
    this.live.onChange(() => this.noteStored())
  }

  /** Everything it typed, in order. */
  get tokens(): readonly string[] {
    return this.typed
  }

  /** Those the server has said are stored. */
  get acknowledged(): readonly string[] {
    return this.typed.slice(0, this.storedCount)
  }

  get isBack(): boolean {
    const { link, complete } = this.live.status
    return link === 'live' && complete
  }

  get status(): LiveDocument['status'] {
    return this.live.status
  }

  async begin(): Promise<void> {
    await within(this.live.synced, storedWithinMs, `writer ${this.name} has the text`)
    this.type()
  }

  /** Types no more; resolves when everything is acknowledged. */
  async end(): Promise<void> {
    clearTimeout(this.next)
    await within(this.live.stored(), storedWithinMs, `the words of writer ${this.name} are stored`)
    this.noteStored()
  }

  contentHash(): string {
    return hashRecord(readRecord(this.live.doc))
  }

  async leave(): Promise<void> {
    clearTimeout(this.next)
    await this.live.destroy()
  }

  private type(): void {
    const token = `[${this.name}.${this.typed.length}]`
    // Before it is in the text: by then it may be acknowledged.
    this.typed.push(token)
    const text = textToTypeIn(this.live.doc)
    text.insert(this.random() < 0.3 ? 0 : text.length, token)
    const { from, to } = keysEveryMs
    this.next = setTimeout(() => this.type(), from + this.random() * (to - from))
  }

  private noteStored(): void {
    // Each word is one change, and changes are acknowledged in the order they were typed.
    this.storedCount = Math.max(this.storedCount, this.typed.length - this.live.unstored)
  }
}

/** How often each word stands in the text, as someone reads it who comes for the first time. */
export function readAsStranger(place: Place): Promise<{ counts: Map<string, number>; hash: string }> {
  return asStranger(place, (doc) => {
    const counts = new Map<string, number>()
    for (const [token] of textToTypeIn(doc)
      .toJSON()
      .matchAll(/\[[^\]]*\]/g))
      counts.set(token, (counts.get(token) ?? 0) + 1)
    return { counts, hash: hashRecord(readRecord(doc)) }
  })
}

/** What someone makes of a document who comes for the first time. */
export async function asStranger<Read>(place: Place, read: (doc: Y.Doc) => Read): Promise<Read> {
  const live = connectDocument(place)
  try {
    await within(live.synced, storedWithinMs, 'a stranger has the text')
    return read(live.doc)
  } finally {
    await live.destroy()
  }
}
