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

/** Letters in rows, in the order of both texts. */
function sameLetters(before: Lettered, after: Lettered): { from: number; to: number; length: number }[] {
  const [old, made] = [namesIn(before.origins), namesIn(after.origins)]
  if (old.length !== lengthOf(before.runs) || made.length !== lengthOf(after.runs)) return []
  const rows: { from: number; to: number; length: number }[] = []
  const places = new Map(old.map((name, at) => [name, at]))
  const standing = inOrder(onceIn(old), onceIn(made))
  for (const [to, name] of made.entries()) {
    if (!standing.has(name)) continue
    const from = places.get(name) as number
    const last = rows.at(-1)
    if (last && last.from + last.length === from && last.to + last.length === to) last.length += 1
    else rows.push({ from, to, length: 1 })
  }
  return rows
}

function onceIn(names: readonly string[]): string[] {
  const [seen, twice] = [new Set<string>(), new Set<string>()]
  for (const name of names) (seen.has(name) ? twice : seen).add(name)
  return names.filter((name) => !twice.has(name))
}

function namesIn(origins: readonly OriginRun[]): string[] {
  return origins.flatMap(({ client, clock, length }) =>
    Array.from({ length }, (_, step) => `${client}.${clock + step}`),
  )
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
