/** What has to be done to a text with marks so that it says something else, in the order of the text. */
import type { Run } from '../../documents/runs.js'
import { plainText } from '../../documents/runs.js'
import { diffText } from './diff-text.js'

export type Marks = Omit<Run, 'text'>

export type ScriptStep =
  /** `marks`: those the letters get instead of the ones they have. */
  | { readonly kind: 'keep'; readonly length: number; readonly marks?: Marks }
  | { readonly kind: 'remove'; readonly length: number }
  | { readonly kind: 'insert'; readonly runs: readonly Run[] }

export function scriptOf(before: readonly Run[], after: readonly Run[]): ScriptStep[] {
  const script: ScriptStep[] = []
  const [old, made] = [new Reader(before), new Reader(after)]
  for (const { kind, length } of diffText(plainText(before), plainText(after))) {
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
