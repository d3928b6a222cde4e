/**
 * A stretch of a document's life that can be walked both ways. Taking a step costs what the step changes: texts
 * are kept by key, and each step taken remembers how to take it back [H7].
 */
import type { CanonicalRecord, Run } from '@tandem/shared/documents'
import type { HistoryAuthor, Playback, PlaybackStep, RecordSince, TextKey } from '@tandem/shared/history'
import { recordAfter, textsOf, textsOfBlock } from './record-texts'
import { spliceRuns } from './splice-runs'

/** What has to be drawn anew. */
export interface Moved {
  /**
   * Blocks or items came, went, moved, their facts changed, or a text began or ended and so did its number, or it
   * refers to other footnotes.
   */
  structure: boolean
  texts: ReadonlySet<TextKey>
  /** The steps that were taken forward, the last last; nothing when going back. */
  taken: readonly PlaybackStep[]
}

/** The text that changed, null if more than one; and whether numbers or more than texts may have changed with it. */
interface Done {
  key: TextKey | null
  structure: boolean
}

type Back = (model: PlaybackModel) => Done

const nothing: Done = { key: null, structure: false }
const anything: Done = { key: null, structure: true }

// Who came what where matters of the last few alone.
const rememberedSteps = 24

export class PlaybackModel {
  record: CanonicalRecord
  texts: Map<TextKey, readonly Run[]>
  readonly authors: HistoryAuthor[] = []
  /** How many steps have been taken. */
  at = 0
  readonly steps: PlaybackStep[] = []
  readonly startSeq: number
  readonly startAt: number
  /** Up to where steps are known. */
  endSeq: number
  private readonly backs: Back[] = []
  /** When each step is shown: those of one row, which were received together, one after the other. */
  private readonly times: number[] = []

  constructor({ start, authors, steps, toSeq }: Playback) {
    this.record = start.record
    this.texts = textsOf(start.record)
    this.startSeq = start.seq
    this.startAt = start.at
    this.endSeq = toSeq
    this.extend({ authors, steps, toSeq })
  }

  /** Adds the stretch that follows. */
  extend({ authors, steps, toSeq }: Pick<Playback, 'authors' | 'steps' | 'toSeq'>): void {
    const before = this.steps.at(-1)?.at ?? this.startAt
    // Authors of a later stretch may stand in another order.
    const places = authors.map((author) => this.placeOf(author))
    for (const step of steps) this.steps.push({ ...step, author: places[step.author] ?? -1 })
    for (const time of spread(steps, before)) this.times.push(time)
    this.endSeq = toSeq
  }

  get seq(): number {
    return this.steps[this.at - 1]?.seq ?? this.startSeq
  }

  get time(): number {
    return this.steps[this.at - 1]?.at ?? this.startAt
  }

  get isAtEnd(): boolean {
    return this.at >= this.steps.length
  }

  /** How many steps lead to a position; every step of its row is taken. */
  stepsTo(seq: number): number {
    return firstWhere(this.steps, (step) => step.seq > seq)
  }

  /** How many steps lead to an instant. */
  stepsUntil(at: number): number {
    return firstWhere(this.times, (time) => time > at)
  }

  /** When the next step is shown; null at the end. */
  get nextTime(): number | null {
    return this.times[this.at] ?? null
  }

  goTo(index: number): Moved {
    const target = Math.min(Math.max(0, index), this.steps.length)
    const texts = new Set<TextKey>()
    const from = this.at
    let structure = false
    const note = (done: Done) => {
      structure ||= done.structure
      if (done.key !== null) texts.add(done.key)
    }
    while (this.at < target) note(this.forward())
    while (this.at > target) note(this.backward())
    const taken = target > from ? this.steps.slice(Math.max(from, target - rememberedSteps), target) : []
    return { structure, texts, taken }
  }

  private placeOf(author: HistoryAuthor): number {
    const place = this.authors.findIndex(({ userId }) => userId === author.userId)
    return place === -1 ? this.authors.push(author) - 1 : place
  }

  private forward(): Done {
    const step = this.steps[this.at]
    if (!step) return nothing
    this.at += 1
    if (step.record) {
      this.backs[this.at - 1] = this.turnTo(step.record)
      return anything
    }
    if (!step.text) {
      this.backs[this.at - 1] = () => nothing
      return nothing
    }
    const { key, from, remove, insert } = step.text
    const before = this.texts.get(key) ?? []
    const { runs, removed } = spliceRuns(before, from, remove, insert)
    const done: Done = { key, structure: isEmpty(before) !== isEmpty(runs) || !sameNotes(before, runs) }
    const length = insert.reduce((sum, { text }) => sum + text.length, 0)
    this.texts.set(key, runs)
    this.backs[this.at - 1] = (model) => {
      model.texts.set(key, spliceRuns(model.texts.get(key) ?? [], from, length, removed).runs)
      return done
    }
    return done
  }

  /** Letters typed since a block was last given whole are in the texts alone: those of blocks that stand stay. */
  private turnTo(since: RecordSince): Back {
    const { record, texts } = this
    if (since.kind === 'agenda' || record.kind === 'agenda') {
      this.record = since as CanonicalRecord
      this.texts = textsOf(this.record)
      return (model) => {
        Object.assign(model, { record, texts })
        return anything
      }
    }
    const after = recordAfter(since, record)
    const were = new Map<TextKey, readonly Run[] | undefined>()
    for (const block of [...after.taken, ...after.brought])
      for (const key of textsOfBlock(block).keys()) were.set(key, texts.get(key))
    for (const block of after.taken) for (const key of textsOfBlock(block).keys()) texts.delete(key)
    for (const block of after.brought) for (const [key, runs] of textsOfBlock(block)) texts.set(key, runs)
    this.record = after.record
    return (model) => {
      model.record = record
      for (const [key, runs] of were) {
        if (runs) model.texts.set(key, runs)
        else model.texts.delete(key)
      }
      return anything
    }
  }

  private backward(): Done {
    this.at -= 1
    return this.backs[this.at]?.(this) ?? nothing
  }
}

function isEmpty(runs: readonly Run[]): boolean {
  return runs.every(({ text }) => text === '')
}

/** They refer to the same footnotes in the same order. */
function sameNotes(runs: readonly Run[], others: readonly Run[]): boolean {
  const [notes, otherNotes] = [notesIn(runs), notesIn(others)]
  return notes.length === otherNotes.length && notes.every((note, at) => note === otherNotes[at])
}

function notesIn(runs: readonly Run[]): string[] {
  const notes: string[] = []
  for (const { footnote } of runs)
    if (footnote !== undefined && footnote !== notes.at(-1)) notes.push(footnote)
  return notes
}

// What is typed goes out at least this often, so a row holds no more than this much time.
const longestRowMs = 2_000

/** The instants of steps, those of one row spread over the time in which they were typed. */
function spread(steps: readonly PlaybackStep[], before: number): number[] {
  const times: number[] = []
  let from = before
  for (let start = 0; start < steps.length;) {
    const { seq, at } = steps[start] as PlaybackStep
    let end = start
    while (steps[end]?.seq === seq) end += 1
    const room = Math.max(0, Math.min(longestRowMs, at - from))
    for (let place = start; place < end; place += 1) {
      times.push(at - (room * (end - 1 - place)) / (end - start))
    }
    from = at
    start = end
  }
  return times
}

/** The first place from which on it holds. */
function firstWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(items[middle] as Item)) high = middle
    else low = middle + 1
  }
  return low
}
