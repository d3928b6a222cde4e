/** What has to be done to a text with marks so that it says something else, in the order of the text. */
import type { Run } from '../../documents/runs.js'
import { plainText } from '../../documents/runs.js'
import type { OriginRun } from '../origins.js'
import { diffText, type TextStep } from './diff-text.js'
import { inOrder } from './order.js'

export type Marks = Omit<Run, 'text'>

export type ScriptStep =
  /** `marks`: those the letters get instead of the ones they have. */
  | { readonly kind: 'keep'; readonly length: number; readonly marks?: Marks }
  | { readonly kind: 'remove'; readonly length: number }
  | { readonly kind: 'insert'; readonly runs: readonly Run[] }

/** A text with the identity of its letters, as far as it is known. */
export interface Lettered {
  readonly runs: readonly Run[]
  readonly origins: readonly OriginRun[]
}

/** Letters that are the same stay; between them what is alike stays, by words. */
export function scriptOf(before: Lettered, after: Lettered): ScriptStep[] {
  const script: ScriptStep[] = []
  const [old, made] = [new Reader(before.runs), new Reader(after.runs)]
  for (const { kind, length } of stepsOf(before, after)) {
    if (kind === 'remove') {
      old.take(length)
      script.push({ kind, length })
    } else if (kind === 'insert') script.push({ kind, runs: made.take(length) })
    else {
      for (let left = length; left > 0;) {
        const count = Math.min(left, old.rest, made.rest)
        const [from, to] = [old.take(count)[0] as Run, made.take(count)[0] as Run]
        script.push({ kind, length: count, ...(!hasSameMarks(from, to) && { marks: marksOf(to) }) })
        left -= count
      }
    }
  }
  return script
}

function* stepsOf(before: Lettered, after: Lettered): Generator<TextStep> {
  const [old, made] = [plainText(before.runs), plainText(after.runs)]
  let [i, j] = [0, 0]
  for (const { from, to, length } of sameLetters(before, after)) {
    yield* diffText(old.slice(i, from), made.slice(j, to))
    yield { kind: 'keep', length }
    ;[i, j] = [from + length, to + length]
  }
  yield* diffText(old.slice(i), made.slice(j))
}

interface Row {
  readonly from: number
  readonly to: number
  length: number
}

/** Letters in rows, in the order of both texts. */
function sameLetters(before: Lettered, after: Lettered): Row[] {
  const [olds, mades] = [lengthOf(before.runs), lengthOf(after.runs)]
  if (lettersIn(before.origins) !== olds || lettersIn(after.origins) !== mades) return []
  // What is the same at both ends is most of most texts.
  const front = sameFront(before.origins, after.origins)
  const backwards = [before.origins, after.origins].map((runs) => runs.toReversed())
  const least = Math.min(olds, mades) - front
  const back = Math.min(least, sameBack(backwards[0] ?? [], backwards[1] ?? []))
  const rows: Row[] = front > 0 ? [{ from: 0, to: 0, length: front }] : []
  const old = namesIn(before.origins, front, olds - back)
  const made = namesIn(after.origins, front, mades - back)
  const places = new Map(old.map((name, at) => [name, at]))
  const standing = inOrder(onceIn(old), onceIn(made))
  const add = (from: number, to: number, length: number): void => {
    const last = rows.at(-1)
    if (last && last.from + last.length === from && last.to + last.length === to) last.length += length
    else rows.push({ from, to, length })
  }
  for (const [to, name] of made.entries())
    if (standing.has(name)) add(front + (places.get(name) as number), front + to, 1)
  if (back > 0) add(olds - back, mades - back, back)
  return rows
}

function sameFront(one: readonly OriginRun[], other: readonly OriginRun[]): number {
  let same = 0
  for (const [at, run] of one.entries()) {
    const mate = other[at]
    if (run.client !== mate?.client || run.clock !== mate.clock) return same
    same += Math.min(run.length, mate.length)
    if (run.length !== mate.length) return same
  }
  return same
}

/** Of runs from the last to the first. */
function sameBack(one: readonly OriginRun[], other: readonly OriginRun[]): number {
  let same = 0
  for (const [at, run] of one.entries()) {
    const mate = other[at]
    if (run.client !== mate?.client || run.clock + run.length !== mate.clock + mate.length) return same
    same += Math.min(run.length, mate.length)
    if (run.length !== mate.length) return same
  }
  return same
}

function onceIn(names: readonly string[]): string[] {
  const [seen, twice] = [new Set<string>(), new Set<string>()]
  for (const name of names) (seen.has(name) ? twice : seen).add(name)
  return names.filter((name) => !twice.has(name))
}

/** Of the letters from one place to another. */
function namesIn(origins: readonly OriginRun[], from: number, to: number): string[] {
  const names: string[] = []
  let start = 0
  for (const { client, clock, length } of origins) {
    const end = Math.min(to, start + length)
    for (let at = Math.max(from, start); at < end; at += 1) names.push(`${client}.${clock + at - start}`)
    start += length
  }
  return names
}

function lettersIn(origins: readonly OriginRun[]): number {
  return origins.reduce((sum, { length }) => sum + length, 0)
}

export function lengthOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { text }) => sum + text.length, 0)
}

export function isSameText(one: readonly Run[], other: readonly Run[]): boolean {
  return (
    one.length === other.length &&
    one.every((run, at) => run.text === other[at]?.text && hasSameMarks(run, other[at]))
  )
}

export function hasSameMarks(one: Run, other: Run): boolean {
  return (
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.link === other.link &&
    one.footnote === other.footnote
  )
}

function marksOf({ text: _, ...marks }: Run): Marks {
  return marks
}

/** Reads runs off from the front. */
class Reader {
  private readonly runs: readonly Run[]
  private index = 0
  private offset = 0

  constructor(runs: readonly Run[]) {
    this.runs = runs
  }

  /** How much is left of the run it stands in. */
  get rest(): number {
    this.settle()
    return (this.runs[this.index]?.text.length ?? 0) - this.offset
  }

  take(length: number): Run[] {
    const taken: Run[] = []
    for (let left = length; left > 0;) {
      this.settle()
      const run = this.runs[this.index] as Run
      const text = run.text.slice(this.offset, this.offset + left)
      taken.push({ ...run, text })
      this.offset += text.length
      left -= text.length
    }
    return taken
  }

  private settle(): void {
    while (this.index < this.runs.length - 1 && this.offset >= (this.runs[this.index] as Run).text.length) {
      this.index += 1
      this.offset = 0
    }
  }
}
