/**
 * Comparison with authors: how long it takes [H3], and how much of what is new it finds [H4].
 * Minutes in English and Korean; between the two positions lie three acts for each page.
 */
import { compare, type ComparedBlock } from '@tandem/shared/history'
import type { DocumentHistory } from '../../server/src/history/index.js'
import { seeded } from '../../server/src/testing/seeded.js'
import { median } from '../harness/statistics.js'
import type { Target } from '../targets.js'
import type { Measurement } from '../workloads/workload.js'
import { EditedMinutes } from './edited-minutes.js'

const actsOnPage = 3
const times = 9
/** Of a history of which nothing was read yet. */
const timesFresh = 3

const targetOf = (
  rule: Target['rule'],
  pages: number,
  metric: string,
  bound: Pick<Target, 'atMost' | 'atLeast'>,
): Target => ({ rule, system: 'ours', workload: 'comparison', round: `${pages} pages`, metric, ...bound })

/** What docs/spec/history.md promises. */
export const comparisonTargets: readonly Target[] = [
  targetOf('H3', 100, 'whole', { atMost: 50 }),
  targetOf('H3', 500, 'whole', { atMost: 250 }),
  ...[100, 500].flatMap((pages) => [
    targetOf('H4', pages, 'found', { atLeast: 98 }),
    targetOf('H4', pages, 'over_flagged', { atMost: 20 }),
    targetOf('H4', pages, 'untouched_shown_as_new', { atMost: 0 }),
  ]),
]

export interface ComparisonMeasured {
  readonly measurements: Measurement[]
  /** Of the texts of the newer position. */
  readonly found: Found
}

interface Found {
  /** Letters typed between the two positions, and how many of those are shown as added. */
  typed: number
  typedShown: number
  /** Letters shown as added. */
  shown: number
  /** Paragraphs of which no letter is new, and how many of those are shown as new or as having new letters. */
  untouched: number
  untouchedShown: number
}

export async function measureComparison(pages: number, seed: number): Promise<ComparisonMeasured> {
  const minutes = await EditedMinutes.of(pages, seeded(seed))
  await minutes.write(pages)
  const from = minutes.seq
  minutes.nothingIsNew()
  await minutes.write(pages * actsOnPage)
  const history = await minutes.history()
  const found = judge(minutes, between(history, from, minutes.seq).blocks)
  // Each at other positions than the one before: what was read last is of help, and never the answer.
  const apart = Math.min(20, Math.floor((minutes.seq - from) / 3))
  const runs = Array.from({ length: times }, (_, at) =>
    between(history, from + ((at * 7) % apart), minutes.seq - ((at * 5) % apart)),
  )
  const fresh = await Promise.all(Array.from({ length: timesFresh }, () => minutes.history()))
  const first = fresh.map((each) => between(each, from, minutes.seq).wholeMs)
  return {
    found,
    measurements: [
      { metric: 'whole', value: median(runs.map(({ wholeMs }) => wholeMs)), unit: 'ms' },
      { metric: 'whole_first', value: median(first), unit: 'ms' },
      { metric: 'compared', value: median(runs.map(({ comparedMs }) => comparedMs)), unit: 'ms' },
      { metric: 'found', value: (100 * found.typedShown) / found.typed, unit: '%' },
      { metric: 'over_flagged', value: (100 * (found.shown - found.typedShown)) / found.shown, unit: '%' },
      { metric: 'untouched_shown_as_new', value: found.untouchedShown, unit: '' },
    ],
  }
}

/** Both positions from the history, and what is between them. */
function between(history: DocumentHistory, from: number, to: number) {
  const began = performance.now()
  const [older, newer] = [history.materialise(from), history.materialise(to)]
  const materialised = performance.now()
  const people: (string | null)[] = []
  const indexOf = (author: string | null): number => {
    const known = people.indexOf(author)
    return known === -1 ? people.push(author) - 1 : known
  }
  const passages = compare({ older, newer, deeds: history.deeds, indexOf })
  const ended = performance.now()
  return {
    blocks: passages.filter((each): each is ComparedBlock => each.what === 'block'),
    wholeMs: ended - began,
    comparedMs: ended - materialised,
  }
}

function judge(minutes: EditedMinutes, blocks: readonly ComparedBlock[]): Found {
  const found: Found = { typed: 0, typedShown: 0, shown: 0, untouched: 0, untouchedShown: 0 }
  for (const { id, state, texts } of blocks) {
    if (state === 'deleted') continue
    let isUntouched = true
    let isShown = state === 'added'
    for (const { language, pieces } of texts) {
      const isNew = minutes.isNew(id, language)
      let at = 0
      for (const { change, run } of pieces) {
        if (change === 'deleted' || change === 'carried-out') continue
        const typed = isNew.slice(at, at + run.text.length).filter(Boolean).length
        at += run.text.length
        found.typed += typed
        if (typed > 0) isUntouched = false
        if (change !== 'added') continue
        found.shown += run.text.length
        found.typedShown += typed
        isShown = true
      }
      if (at !== isNew.length) throw new Error(`${id} in ${language} is not what was written.`)
    }
    // An empty line has nothing that could be new.
    const isEmpty = texts.every(({ pieces }) => pieces.length === 0)
    if (!isUntouched || isEmpty) continue
    found.untouched += 1
    if (isShown) found.untouchedShown += 1
  }
  return found
}
