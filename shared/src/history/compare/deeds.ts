/** Who did it, for stretches of letters. */
import type { Deed } from '../comparison.js'
import type { Deeds } from '../origins.js'

export interface Span {
  readonly olderSeq: number
  readonly newerSeq: number
}

type Done = { author: string | null; at: number; seq: number } | null
/** A stretch of letters by one person at one time; `deed` is null where nobody is known between the two positions. */
export interface DoneStretch {
  readonly at: number
  readonly length: number
  readonly deed: Deed | null
}

interface Part {
  readonly client: number
  readonly clock: number
  readonly at: number
  readonly length: number
}

/** Positions between two versions alone count: what was done before is not what changed. */
export class Doers {
  private readonly deeds: Deeds
  private readonly span: Span
  private readonly indexOf: (author: string | null) => number

  constructor(deeds: Deeds, span: Span, indexOf: (author: string | null) => number) {
    this.deeds = deeds
    this.span = span
    this.indexOf = indexOf
  }

  inserted(parts: readonly Part[]): DoneStretch[] {
    return this.stretches(parts, (client, clock) => this.deeds.insertedBy(client, clock))
  }

  deleted(parts: readonly Part[]): DoneStretch[] {
    const { olderSeq, newerSeq } = this.span
    return this.stretches(parts, (client, clock) => this.deeds.deletedBy(client, clock, olderSeq, newerSeq))
  }

  /** Who brought letters from elsewhere, or took them there. */
  carried(parts: readonly Part[]): DoneStretch[] {
    const { olderSeq, newerSeq } = this.span
    return this.stretches(parts, (client, clock) => this.deeds.carriedBy(client, clock, olderSeq, newerSeq))
  }

  /** Who gave letters other marks: of several the one who did so last. */
  marked(parts: readonly Part[], marks: readonly string[]): DoneStretch[] {
    const { olderSeq, newerSeq } = this.span
    return this.stretches(parts, (client, clock) =>
      marks
        .map((mark) => this.deeds.markedBy(client, clock, mark, olderSeq, newerSeq))
        .reduce((last, done) => ((done?.seq ?? 0) > (last?.seq ?? 0) ? done : last), null),
    )
  }

  fieldSet(id: string, field: string): Deed | null {
    return this.within(this.deeds.fieldSetBy(id, field, this.span.newerSeq))
  }

  private stretches(parts: readonly Part[], ask: (client: number, clock: number) => Done): DoneStretch[] {
    const found: DoneStretch[] = []
    const push = (at: number, length: number, done: Done): void => {
      const deed = this.within(done)
      const last = found.at(-1)
      const joins = last && sameDeed(last.deed, deed) && last.at + last.length === at
      if (joins) found[found.length - 1] = { ...last, length: last.length + length }
      else found.push({ at, length, deed })
    }
    // Clocks of one client grow with time: where both ends are of one row, all between them is.
    const halve = ({ client, clock, at, length }: Part, first: Done, last: Done): void => {
      if (first?.seq === last?.seq || length < 2) return push(at, length, first)
      const half = length >> 1
      const [left, right] = [ask(client, clock + half - 1), ask(client, clock + half)]
      halve({ client, clock, at, length: half }, first, left)
      halve({ client, clock: clock + half, at: at + half, length: length - half }, right, last)
    }
    for (const part of parts) {
      halve(part, ask(part.client, part.clock), ask(part.client, part.clock + part.length - 1))
    }
    return found
  }

  private within(done: Done): Deed | null {
    if (!done || done.seq <= this.span.olderSeq || done.seq > this.span.newerSeq) return null
    return { author: this.indexOf(done.author), at: done.at }
  }
}

/** One sitting: what a person writes without a longer pause is one deed, of the time he ended. */
const pauseMs = 5 * 60_000

export function isOneDeed(a: Deed | undefined, b: Deed | undefined): boolean {
  if (!a || !b) return a === b
  return a.author === b.author && Math.abs(a.at - b.at) <= pauseMs
}

export function sameDeed(a: Deed | null, b: Deed | null): boolean {
  return a === b || (a !== null && b !== null && a.author === b.author && a.at === b.at)
}
