import type { Run } from '@tandem/shared/documents'

export interface Spliced {
  runs: Run[]
  removed: Run[]
}

/** Takes `remove` UTF-16 units out at `from` and puts `insert` there. What lies outside the text is cut off. */
export function spliceRuns(
  runs: readonly Run[],
  from: number,
  remove: number,
  insert: readonly Run[],
): Spliced {
  const [before, rest] = cut(runs, from)
  const [removed, after] = cut(rest, remove)
  return { runs: joined([...before, ...insert, ...after]), removed }
}

function cut(runs: readonly Run[], at: number): [Run[], Run[]] {
  const left: Run[] = []
  const right: Run[] = []
  let reached = 0
  for (const run of runs) {
    const room = at - reached
    reached += run.text.length
    if (room >= run.text.length) left.push(run)
    else if (room <= 0) right.push(run)
    else {
      left.push({ ...run, text: run.text.slice(0, room) })
      right.push({ ...run, text: run.text.slice(room) })
    }
  }
  return [left, right]
}

/** Neighbours with the same marks are one run: typing by letters must not leave a run for each. */
function joined(runs: readonly Run[]): Run[] {
  const whole: Run[] = []
  for (const run of runs) {
    const last = whole.at(-1)
    if (run.text === '') continue
    if (last && sameMarks(last, run)) whole[whole.length - 1] = { ...last, text: last.text + run.text }
    else whole.push(run)
  }
  return whole
}

function sameMarks(one: Run, other: Run): boolean {
  return (
    one.bold === other.bold &&
    one.italic === other.italic &&
    one.link === other.link &&
    one.footnote === other.footnote
  )
}
