/** Stretches of a text as a reader sees them: same, added, deleted, carried, or with other marks. */
import type { Run } from '../../documents/runs.js'
import type { Deed, Piece } from '../comparison.js'
import { isOneDeed } from './deeds.js'

type Marks = Omit<Run, 'text'>

/** A text with its marks. */
export class Marked {
  readonly plain: string
  private readonly runs: readonly Run[]
  private readonly starts: number[] = []

  constructor(runs: readonly Run[]) {
    this.runs = runs
    let at = 0
    for (const { text } of runs) {
      this.starts.push(at)
      at += text.length
    }
    this.plain = runs.length === 1 ? (runs[0] as Run).text : runs.map(({ text }) => text).join('')
  }

  /** The runs of a stretch, cut at its ends. */
  between(from: number, to: number): Run[] {
    const found: Run[] = []
    for (const [index, run] of this.runs.entries()) {
      const start = this.starts[index] as number
      if (start >= to) break
      const [begin, end] = [Math.max(from, start), Math.min(to, start + run.text.length)]
      if (end > begin) found.push({ ...run, text: run.text.slice(begin - start, end - start) })
    }
    return found
  }
}

export class PieceList {
  readonly pieces: Piece[] = []

  add(change: Piece['change'], runs: readonly Run[], deed?: Deed | null): void {
    for (const run of runs) this.push({ change, run, ...(deed && { deed }) })
  }

  /**
   * Equal text on both sides; where its marks are others, `format`.
   * @param markedBy who gave the letters from there on, so many of them, other marks than they had
   */
  stayed(
    before: readonly Run[],
    after: readonly Run[],
    markedBy: (
      into: number,
      length: number,
      marks: readonly MarkName[],
    ) => readonly { at: number; length: number; deed: Deed | null }[],
  ): void {
    let [index, into, done] = [0, 0, 0]
    for (const { text, ...marks } of after) {
      for (let at = 0; at < text.length;) {
        const old = before[index] as Run
        const length = Math.min(text.length - at, old.text.length - into)
        const run: Run = { ...marks, text: text.slice(at, at + length) }
        const { text: _, ...marksBefore } = old
        const others = markNames.filter((name) => marks[name] !== marksBefore[name])
        if (others.length === 0) this.push({ change: 'same', run })
        else {
          for (const { at: from, length: stretch, deed } of markedBy(done, length, others)) {
            const part = { ...run, text: run.text.slice(from, from + stretch) }
            this.push({ change: 'format', run: part, before: marksBefore, ...(deed && { deed }) })
          }
        }
        at += length
        done += length
        into += length
        if (into === old.text.length) [index, into] = [index + 1, 0]
      }
    }
  }

  /** The piece and its run are this list's own: what goes on in one is written on to it. */
  private push(piece: Piece): void {
    const last = this.pieces.at(-1)
    if (!last || !joins(last, piece)) {
      this.pieces.push(piece)
      return
    }
    last.run.text += piece.run.text
    if (piece.deed && last.deed && piece.deed.at > last.deed.at) last.deed = piece.deed
  }
}

function joins(last: Piece, piece: Piece): boolean {
  return (
    last.change === piece.change &&
    sameMarks(last.run, piece.run) &&
    sameMarks(last.before ?? noMarks, piece.before ?? noMarks) &&
    isOneDeed(last.deed, piece.deed)
  )
}

const noMarks: Marks = {}
const markNames = ['bold', 'italic', 'link', 'footnote'] as const satisfies readonly (keyof Marks)[]
export type MarkName = (typeof markNames)[number]

/** Asked for every word of a comparison. */
export function sameMarks(a: Marks, b: Marks): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.link === b.link && a.footnote === b.footnote
}

export function sameRuns(a: readonly Run[], b: readonly Run[]): boolean {
  if (a === b) return true
  return (
    a.length === b.length && a.every((run, index) => run.text === b[index]?.text && sameMarks(run, b[index]))
  )
}
