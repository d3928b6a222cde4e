/** Someone who types while others do their worst, and how long each word waits to be acknowledged. */
import { connectDocument, type LiveDocument } from '@tandem/provider'
import { type CanonicalRecord, readRecord } from '@tandem/shared/documents'
import type * as Y from 'yjs'
import { textToTypeIn } from '../../server/src/testing/text-to-type-in.js'
import { within } from '../harness/wait.js'
import type { Target } from './callers.js'

const keysEveryMs = { from: 35, to: 75 }
const storedWithinMs = 30_000

export class HonestTypist {
  private readonly live: LiveDocument
  private readonly random: () => number
  private title: Y.XmlText | null = null
  private next: NodeJS.Timeout | undefined
  private waitingSince: number | null = null
  private during: 'quiet' | 'attack' = 'quiet'
  typed = 0
  /** ms from key to acknowledgement. */
  readonly waits = { quiet: [] as number[], attack: [] as number[] }

  constructor(target: Target, random: () => number) {
    this.live = connectDocument(target)
    this.random = random
    this.live.onChange(() => this.noteStored())
  }

  get doc(): Y.Doc {
    return this.live.doc
  }

  /** The server refused something of his: he is disturbed. */
  get refused(): string | null {
    return this.live.status.refused?.reason ?? null
  }

  async begin(): Promise<void> {
    await within(this.live.synced, storedWithinMs, 'an honest person has the text')
    // Kept: whoever may edit may also delete what it stands in, and typing goes on.
    this.title = textToTypeIn(this.live.doc)
    this.type()
  }

  /** What is typed from now on is counted to this. */
  nowDuring(phase: 'quiet' | 'attack'): void {
    this.during = phase
  }

  /** A last word: when that is stored, all that was stored before it has been heard. */
  async end(): Promise<void> {
    clearTimeout(this.next)
    await within(this.live.stored(), storedWithinMs, 'what an honest person typed is stored')
    this.title?.insert(this.title.length, 'end')
    this.typed += 1
    await within(this.live.stored(), storedWithinMs, 'the last word of an honest person is stored')
  }

  read(): CanonicalRecord {
    return readRecord(this.live.doc)
  }

  leave(): Promise<void> {
    clearTimeout(this.next)
    return this.live.destroy()
  }

  private type(): void {
    // One at a time: a word that waits behind another would be counted twice.
    if (this.waitingSince === null) {
      this.waitingSince = performance.now()
      this.title?.insert(this.title.length, `${this.typed} `)
      this.typed += 1
    }
    const { from, to } = keysEveryMs
    this.next = setTimeout(() => this.type(), from + this.random() * (to - from))
  }

  private noteStored(): void {
    const { complete, unstored } = this.live.status
    if (this.waitingSince === null || !complete || unstored > 0) return
    this.waits[this.during].push(performance.now() - this.waitingSince)
    this.waitingSince = null
  }
}
