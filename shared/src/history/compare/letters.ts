/** Which letter of a text is which: identities that outlive splits, joins and moves (`origins.ts`). */
import type { OriginRun, TextKey } from '../origins.js'

/** The letters of one text. */
export class Letters {
  private readonly runs: readonly OriginRun[]
  /** Where each run begins in the text. */
  private readonly starts: Int32Array

  constructor(runs: readonly OriginRun[] = []) {
    this.runs = runs
    this.starts = new Int32Array(runs.length)
    let at = 0
    for (const [index, { length }] of runs.entries()) {
      this.starts[index] = at
      at += length
    }
  }

  /** The parts of a stretch whose letters follow each other in identity. Letters that nobody knows are left out. */
  between(from: number, to: number): { client: number; clock: number; at: number; length: number }[] {
    const parts: { client: number; clock: number; at: number; length: number }[] = []
    for (let index = this.runAt(from); index < this.runs.length; index += 1) {
      const start = this.starts[index] as number
      if (start >= to) break
      const { client, clock, length } = this.runs[index] as OriginRun
      const begin = Math.max(from, start)
      const end = Math.min(to, start + length)
      if (end > begin) parts.push({ client, clock: clock + begin - start, at: begin, length: end - begin })
    }
    return parts
  }

  /** The name of a letter; undefined where nothing is known. */
  nameAt(at: number): string | undefined {
    const index = this.runAt(at)
    const run = this.runs[index]
    const start = this.starts[index]
    if (!run || start === undefined || at < start || at >= start + run.length) return undefined
    return `${run.client}:${run.clock + at - start}`
  }

  /** How many letters from the beginning on are the same letters; where nothing is known of them, as many as wished. */
  sameFromStart(other: Letters, most: number): number {
    let [own, others] = [0, 0]
    for (let at = 0; at < most;) {
      const [a, b] = [this.runs[own], other.runs[others]]
      if (!a || !b) return most
      const [intoA, intoB] = [at - (this.starts[own] as number), at - (other.starts[others] as number)]
      if (a.client !== b.client || a.clock + intoA !== b.clock + intoB) return at
      at += Math.min(a.length - intoA, b.length - intoB)
      if (at >= (this.starts[own] as number) + a.length) own += 1
      if (at >= (other.starts[others] as number) + b.length) others += 1
    }
    return most
  }

  /** The same from the ends of two texts of these lengths backwards. */
  sameFromEnd(other: Letters, [ownLength, otherLength]: readonly [number, number], most: number): number {
    for (let back = 0; back < most;) {
      const [ownAt, otherAt] = [ownLength - back - 1, otherLength - back - 1]
      const [own, others] = [this.runAt(ownAt), other.runAt(otherAt)]
      const [a, b] = [this.runs[own], other.runs[others]]
      if (!a || !b) return most
      const [intoA, intoB] = [
        ownAt - (this.starts[own] as number),
        otherAt - (other.starts[others] as number),
      ]
      if (a.client !== b.client || a.clock + intoA !== b.clock + intoB) return back
      back += Math.min(intoA, intoB) + 1
    }
    return most
  }

  /** The last run that begins at or before this place. */
  private runAt(at: number): number {
    let [low, high] = [0, this.starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.starts[middle] as number) <= at) low = middle + 1
      else high = middle
    }
    return Math.max(0, low - 1)
  }
}

interface Standing {
  clock: number
  length: number
  key: TextKey
  at: number
}

/** Where letters of a record stand. */
export class LetterIndex {
  private readonly byClient = new Map<number, Standing[]>()

  constructor(letters: Iterable<readonly [TextKey, readonly OriginRun[]]>) {
    for (const [key, runs] of letters) {
      let at = 0
      for (const { client, clock, length } of runs) {
        const known = this.byClient.get(client)
        const standing = { clock, length, key, at }
        if (known) known.push(standing)
        else this.byClient.set(client, [standing])
        at += length
      }
    }
    for (const standings of this.byClient.values()) standings.sort((a, b) => a.clock - b.clock)
  }

  /** How many letters in a row from this one on stand somewhere, and where; null when this one does not. */
  find(client: number, clock: number): { key: TextKey; at: number; length: number } | null {
    const found = this.byClient.get(client)?.[this.countUpTo(client, clock) - 1]
    if (!found || clock >= found.clock + found.length) return null
    const into = clock - found.clock
    return { key: found.key, at: found.at + into, length: found.length - into }
  }

  /** From a letter that stands nowhere: how many letters in a row do so. */
  gapFrom(client: number, clock: number): number {
    const next = (this.byClient.get(client) ?? [])[this.countUpTo(client, clock)]
    return next ? next.clock - clock : Number.POSITIVE_INFINITY
  }

  /** How many stretches of a client's letters begin at this one or before. */
  private countUpTo(client: number, clock: number): number {
    const standings = this.byClient.get(client) ?? []
    let [low, high] = [0, standings.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((standings[middle] as Standing).clock <= clock) low = middle + 1
      else high = middle
    }
    return low
  }
}
