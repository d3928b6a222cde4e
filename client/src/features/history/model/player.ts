/**
 * Moves through the life of a document: by hand to any position, or by itself. What it shows goes to a stage, and
 * where it is to whoever listens; React hears only of what changes rarely [H7].
 */
import type { Playback, PlaybackOn, PlaybackStep, RecordAt } from '@tandem/shared/history'
import { createStore } from '../../../lib/store'
import { PlaybackModel } from './playback-model'
import { textsOf } from './record-texts'
import type { Stage } from './stage'

export const speeds = [60, 600, 3_600, 86_400] as const
export type Speed = (typeof speeds)[number]

export interface PlayerState {
  /** The comparison is shown, or the text at a position. */
  shows: 'comparison' | 'text'
  isPlaying: boolean
  isLoading: boolean
  failed: boolean
  speed: Speed
}

export interface PlayerSource {
  recordAt: (seq: number, signal: AbortSignal) => Promise<RecordAt>
  /** A stretch that begins at `from`; it may end before `to`. */
  playback: (from: number, to: number, signal: AbortSignal) => Promise<Playback>
  /** The stretch that follows one that ended at `from`. */
  playbackOn: (from: number, to: number, signal: AbortSignal) => Promise<PlaybackOn>
}

export interface Position {
  seq: number
  /** Null: not known exactly. */
  at: number | null
}

// Of a frame of 16 ms, what is left when the browser has drawn.
const budgetMs = 2
const noTexts: ReadonlySet<string> = new Set()
const stepsAtOnce = 40
// In seconds of playback: pauses in the writing are cut to this.
const longestPause = 0.4

export class Player {
  readonly state = createStore<PlayerState>({
    shows: 'comparison',
    isPlaying: false,
    isLoading: false,
    failed: false,
    speed: 3_600,
  })
  position: Position
  private readonly source: PlayerSource
  private readonly listeners = new Set<(position: Position) => void>()
  private stage: Stage | null = null
  private model: PlaybackModel | null = null
  private single: RecordAt | null = null
  private end: number
  private target: number | null = null
  /** Blocks came or went that are not drawn yet. */
  private isStructureDue = false
  private clock = 0
  private lastFrame = 0
  private frame = 0
  private fetching: AbortController | null = null
  private stretch: AbortController | null = null

  constructor(source: PlayerSource, start: number) {
    this.source = source
    this.position = { seq: start, at: null }
    this.end = start
  }

  onMove(listener: (position: Position) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** Where to draw; null when nothing is shown any more. */
  attach(stage: Stage | null): void {
    this.stage = stage
    if (stage) this.drawWhole()
  }

  /** To a position, by hand. */
  goTo(seq: number): void {
    this.pause()
    this.show({ shows: 'text', failed: false })
    this.tell({ seq, at: null })
    if (this.model && seq >= this.model.startSeq && seq <= this.model.endSeq) {
      this.leaveSingle()
      this.target = this.model.stepsTo(seq)
      this.nextFrame()
    } else this.fetchSingle(seq)
  }

  /** Reads the stretch between two positions, so that one can move through it without asking again. */
  prepare(from: number, to: number): void {
    if (this.model && this.model.startSeq <= from && this.end >= to) this.fetchMore(this.model)
    else this.begin(from, to)
  }

  /** Plays from where it is up to `to`; from `from` when it stands at the end or outside. */
  play(from: number, to: number): void {
    const { seq } = this.position
    const start = seq >= to || seq < from || this.state.get().shows === 'comparison' ? from : seq
    this.show({ shows: 'text', isPlaying: true, failed: false })
    const { model } = this
    if (!model || start < model.startSeq || this.end < to) this.begin(start, to)
    else {
      model.goTo(model.stepsTo(start))
      this.fetchMore(model)
    }
    this.leaveSingle()
    this.target = null
    if (this.model) this.startClock(this.model)
  }

  pause(): void {
    this.show({ isPlaying: false })
    this.target = null
    this.stage?.unlight()
  }

  /** Back to the comparison. */
  stop(): void {
    this.pause()
    this.fetching?.abort()
    this.show({ shows: 'comparison', failed: false, isLoading: false })
  }

  /** Where it stands while the comparison is shown: at its newer end. */
  rest(seq: number): void {
    if (this.state.get().shows === 'comparison') this.tell({ seq, at: null })
  }

  setSpeed(speed: Speed): void {
    this.show({ speed })
  }

  destroy(): void {
    this.fetching?.abort()
    this.stretch?.abort()
    cancelAnimationFrame(this.frame)
    this.listeners.clear()
  }

  private show(change: Partial<PlayerState>): void {
    const before = this.state.get()
    const keys = Object.keys(change) as (keyof PlayerState)[]
    if (keys.some((key) => before[key] !== change[key])) this.state.set({ ...before, ...change })
  }

  private tell(position: Position): void {
    this.position = position
    for (const listener of this.listeners) listener(position)
  }

  private startClock(model: PlaybackModel): void {
    this.drawWhole()
    this.tell({ seq: model.seq, at: model.time })
    this.clock = model.time
    this.lastFrame = performance.now()
    this.nextFrame()
  }

  private nextFrame(): void {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame((now) => this.onFrame(now))
  }

  private onFrame(now: number): void {
    const { model } = this
    if (!model) return
    const { isPlaying, speed } = this.state.get()
    if (isPlaying) this.runClock(model, now, speed)
    const goal = this.target ?? model.at
    // One frame has room for taking steps or for drawing what came and went by them.
    if (this.isStructureDue) this.drawStructure(model)
    else if (goal !== model.at) this.walk(model, goal, now)
    else this.stage?.light([], model.authors, now)
    const isThere = !this.isStructureDue && (this.target === null || model.at === this.target)
    if (isThere && !isPlaying) this.target = null
    if (isPlaying && model.isAtEnd && model.endSeq >= this.end) this.pause()
    if (this.state.get().isPlaying || !isThere) this.nextFrame()
  }

  /** How far playback has come: by the domain's time, with pauses cut short. */
  private runClock(model: PlaybackModel, now: number, speed: Speed): void {
    const passed = Math.min(100, now - this.lastFrame) * speed
    this.lastFrame = now
    this.clock += passed
    const next = model.nextTime
    const pause = longestPause * speed * 1_000
    if (next !== null && next - this.clock > pause) this.clock = next - pause
    this.target = model.stepsUntil(this.clock)
  }

  /** As many steps as a frame has room for; the rest follows in the next. */
  private walk(model: PlaybackModel, goal: number, now: number): void {
    const begun = performance.now()
    const texts = new Set<string>()
    const taken: PlaybackStep[] = []
    let structure = false
    while (model.at !== goal && performance.now() - begun < budgetMs) {
      const ahead = goal - model.at
      const moved = model.goTo(model.at + Math.max(-stepsAtOnce, Math.min(stepsAtOnce, ahead)))
      structure ||= moved.structure
      for (const key of moved.texts) texts.add(key)
      taken.push(...moved.taken)
    }
    this.isStructureDue = structure
    this.stage?.showTexts(model.texts, texts)
    this.stage?.light(taken.slice(-stepsAtOnce), model.authors, now)
    this.tell({ seq: model.seq, at: model.time })
  }

  private drawStructure(model: PlaybackModel): void {
    this.isStructureDue = false
    this.stage?.showStructure(model.record, model.texts, noTexts)
  }

  private drawWhole(): void {
    this.isStructureDue = false
    if (this.single) this.stage?.showStructure(this.single.record, textsOf(this.single.record))
    else if (this.model) this.stage?.showStructure(this.model.record, this.model.texts)
  }

  /** Back into the stretch: what was shown or asked for beside it counts no more. */
  private leaveSingle(): void {
    this.fetching?.abort()
    this.fetching = null
    this.show({ isLoading: this.stretch !== null && this.model === null })
    if (this.single === null) return
    this.single = null
    this.drawWhole()
  }

  /** One position by itself. While one is asked for, only the last wish counts. */
  private wished: number | null = null
  private fetchSingle(seq: number): void {
    this.wished = seq
    if (this.fetching && !this.fetching.signal.aborted) return
    const fetching = new AbortController()
    this.fetching = fetching
    this.show({ isLoading: true })
    const asked = seq
    void this.source.recordAt(asked, fetching.signal).then(
      (record) => {
        if (fetching.signal.aborted) return
        this.fetching = null
        this.show({ isLoading: false })
        if (this.state.get().shows === 'comparison') return
        this.single = record
        this.drawWhole()
        if (this.wished !== null && this.wished !== asked) this.fetchSingle(this.wished)
        else this.tell({ seq: record.seq, at: record.at })
      },
      () => this.fail(fetching),
    )
  }

  private begin(from: number, to: number): void {
    this.stretch?.abort()
    const stretch = new AbortController()
    this.stretch = stretch
    this.end = to
    this.model = null
    this.show({ isLoading: true })
    void this.source.playback(from, to, stretch.signal).then(
      (playback) => {
        if (stretch.signal.aborted) return
        this.stretch = null
        this.show({ isLoading: false })
        this.model = new PlaybackModel(playback)
        if (this.state.get().isPlaying) {
          this.single = null
          this.startClock(this.model)
        } else if (this.state.get().shows === 'text' && this.single === null && this.fetching === null) {
          // Paused before it had begun: it stands where it would have.
          this.drawWhole()
          this.tell({ seq: this.model.seq, at: this.model.time })
        }
        this.fetchMore(this.model)
      },
      () => this.fail(stretch),
    )
  }

  private fetchMore(model: PlaybackModel): void {
    if (this.stretch || model.endSeq >= this.end) return
    const stretch = new AbortController()
    this.stretch = stretch
    void this.source.playbackOn(model.endSeq, this.end, stretch.signal).then(
      (playback) => {
        if (stretch.signal.aborted) return
        this.stretch = null
        model.extend(playback)
        // Read on while it is looked at; whoever comes back to it has the rest read then.
        if (this.state.get().shows === 'text') this.fetchMore(model)
      },
      () => this.fail(stretch),
    )
  }

  private fail(controller: AbortController): void {
    if (controller.signal.aborted) return
    if (this.fetching === controller) this.fetching = null
    if (this.stretch === controller) this.stretch = null
    this.show({ failed: true, isLoading: false, isPlaying: false })
  }
}
