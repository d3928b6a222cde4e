/**
 * Draws a record as it stood at one moment and follows playback. It works on elements directly and touches only
 * what a step changed: nothing of a frame goes through React [H7].
 *
 * Always true, once nothing waits to be drawn: it shows what a stage shows on which nothing stood before.
 */
import type { CanonicalRecord } from '@tandem/shared/documents'
import { type HistoryAuthor, type PlaybackStep, type TextKey } from '@tandem/shared/history'
import { drawRuns, make, type NoteMarks } from './draw-runs'
import { inSheaves, type Sheaf } from './sheaves'
import { StageNumbers, type Texts } from './stage-numbers'
import { type DrawnRow, type Passage, StageRows, type StageWords, type Styles } from './stage-rows'

export type { StageWords } from './stage-rows'

interface Drawn extends DrawnRow {
  /** What it is beside its words: drawn anew when that is another. */
  facts: string
  passage: Passage
  keys: readonly TextKey[]
  numberShown: string
}

// How long one sees who was last at a paragraph.
const litForMs = 1_200
/** Of a frame of 16 ms, what is left when a step was taken and the browser has drawn; so many rows always. */
const [drawForMs, rowsAtLeast] = [2, 8]
// In px, until it was laid out once.
const usualHeight = 84
// Who is taken along must have read where he is; and what comes into sight then is laid out in one frame.
const followsEveryMs = 2_000

const namesAre = { nameOf: (id: string) => id, isSame: (id: string, other: string) => id === other }

export class Stage {
  private readonly drawn = new Map<string, Drawn>()
  private readonly holders = new Map<TextKey, HTMLElement>()
  private readonly lit = new Map<HTMLElement, number>()
  private followedAt = 0
  private readonly host: HTMLElement
  private readonly styles: Styles
  private readonly words: StageWords
  private readonly rows: StageRows
  private readonly counting: StageNumbers
  /** What is to be shown. */
  private texts: Texts = new Map()
  private passages: ReadonlyMap<string, Passage> = new Map()
  private numbers: ReadonlyMap<string, string> = new Map()
  private notes: NoteMarks
  private sheaves: readonly Sheaf<string>[] = []
  private readonly elements = new Map<number, HTMLElement>()
  /** Sheaves of which something is not drawn as it is, by key, in their order; and those that can be seen. */
  private stale = new Map<number, Sheaf<string>>()
  private readonly inSight = new Set<Element>()
  private drawing: Iterator<unknown> | null = null

  constructor(host: HTMLElement, styles: Styles, words: StageWords) {
    this.host = host
    this.styles = styles
    this.words = words
    this.rows = new StageRows(styles, words)
    this.counting = new StageNumbers(words.itemNumber)
    this.notes = { numbers: new Map(), label: words.note }
    host.addEventListener('contentvisibilityautostatechange', this.onSight)
  }

  /**
   * Draws blocks or items that came, went, moved or are another now, and leaves the others as they are. What is in
   * sight at once; what a frame has no room for follows in the next, unless something else is to be shown by then.
   * @param changed the texts that may say something else in passages that are the same; null: any
   */
  showStructure(record: CanonicalRecord, texts: Texts, changed: ReadonlySet<TextKey> | null = null): void {
    const passages: readonly Passage[] = record.kind === 'record' ? record.blocks : record.items
    this.texts = texts
    this.passages = new Map(passages.map((passage) => [passage.id, passage]))
    this.numbers = this.counting.of(record, texts)
    for (const [id, { element }] of this.drawn) if (!this.passages.has(id)) this.drop(id, element)
    const stood = new Set(this.sheaves)
    const names = passages.map(({ id }) => id)
    this.sheaves = inSheaves(names, this.sheaves, namesAre)
    const stale = this.sheaves.filter(
      (sheaf) =>
        changed === null ||
        !stood.has(sheaf) ||
        this.stale.has(sheaf.key) ||
        sheaf.rows.some((id) => !this.isDrawn(id)),
    )
    this.stale = new Map(stale.map((sheaf) => [sheaf.key, sheaf]))
    this.placeSheaves()
    if (this.numberNotes(record)) this.showTexts(texts, this.textsWithNotes())
    if (changed) this.showTexts(texts, changed)
    this.drawing = this.drawStale()
    this.drawOn(this.drawing)
  }

  /** Draws texts that say something else now. */
  showTexts(texts: Texts, changed: Iterable<TextKey>): void {
    this.texts = texts
    for (const key of changed) {
      const holder = this.holders.get(key)
      if (holder) drawRuns(holder, texts.get(key) ?? [], this.notes)
    }
  }

  /** Shows for a moment who was where, and follows it out of sight. */
  light(steps: readonly PlaybackStep[], authors: readonly HistoryAuthor[], now: number): void {
    for (const { text, author } of steps) {
      const element = text && this.drawn.get(text.key.slice(0, text.key.indexOf('.')))?.element
      if (!element) continue
      const colour = authors[author]?.colour
      element.dataset['lit'] = ''
      if (colour) element.dataset['a'] = String(colour.index)
      this.lit.set(element, now)
    }
    for (const [element, since] of this.lit) {
      if (now - since < litForMs) continue
      delete element.dataset['lit']
      delete element.dataset['a']
      this.lit.delete(element)
    }
    const last = steps.at(-1)?.text
    if (last && this.followedAt === 0) this.followedAt = now
    else if (last && now - this.followedAt > followsEveryMs) {
      this.followedAt = now
      this.holders.get(last.key)?.scrollIntoView({ block: 'nearest' })
    }
  }

  /** Nobody writes any more. */
  unlight(): void {
    for (const element of this.lit.keys()) {
      delete element.dataset['lit']
      delete element.dataset['a']
    }
    this.lit.clear()
  }

  clear(): void {
    this.host.removeEventListener('contentvisibilityautostatechange', this.onSight)
    this.drawing = null
    this.sheaves = []
    this.stale.clear()
    this.elements.clear()
    this.inSight.clear()
    this.drawn.clear()
    this.holders.clear()
    this.lit.clear()
    this.host.replaceChildren()
  }

  private readonly onSight = (event: Event): void => {
    if (!(event.target instanceof Element)) return
    if ((event as ContentVisibilityAutoStateChangeEvent).skipped) this.inSight.delete(event.target)
    else this.inSight.add(event.target)
  }

  private drawOn(drawing: Iterator<unknown>): void {
    const begun = performance.now()
    let drawn = 0
    while (drawing.next().done !== true) {
      drawn += 1
      if (drawn < rowsAtLeast || performance.now() - begun < drawForMs) continue
      requestAnimationFrame(() => {
        if (this.drawing === drawing) this.drawOn(drawing)
      })
      return
    }
  }

  private *drawStale(): Generator<undefined, void> {
    for (let sheaf = this.nextStale(); sheaf; sheaf = this.nextStale()) {
      yield* this.drawSheaf(sheaf)
      this.stale.delete(sheaf.key)
    }
  }

  /** What can be seen first. */
  private nextStale(): Sheaf<string> | undefined {
    const stale = [...this.stale.values()]
    return stale.find(({ key }) => this.inSight.has(this.elements.get(key) as HTMLElement)) ?? stale[0]
  }

  /** Each row as soon as it is drawn: what is in sight is laid out a few rows at a time. */
  private *drawSheaf({ key, rows }: Sheaf<string>): Generator<undefined, void> {
    const sheaf = this.elements.get(key) as HTMLElement
    let before = sheaf.firstChild
    for (const id of rows) {
      const behind: ChildNode | null = before?.nextSibling ?? null
      const { element } = this.drawOne(this.passages.get(id) as Passage)
      // What stood here may have been this row as it was.
      before = placeAt(sheaf, element, before?.parentNode === sheaf ? before : behind)
      yield
    }
    removeFrom(before)
  }

  private placeSheaves(): void {
    const elements = this.sheaves.map(({ key, rows }) => {
      const known = this.elements.get(key)
      if (known) return known
      const element = make('div', { class: this.styles['sheaf'] })
      element.style.setProperty('contain-intrinsic-height', `auto ${rows.length * usualHeight}px`)
      this.elements.set(key, element)
      return element
    })
    const present = new Set(this.sheaves.map(({ key }) => key))
    for (const [key, element] of this.elements) {
      if (present.has(key)) continue
      this.elements.delete(key)
      this.inSight.delete(element)
    }
    if (elements.length === 0)
      elements.push(make('p', { class: this.styles['quiet'], text: this.words.empty }))
    placeIn(this.host, elements)
  }

  private isDrawn(id: string): boolean {
    const drawn = this.drawn.get(id)
    return drawn?.passage === this.passages.get(id) && drawn?.numberShown === (this.numbers.get(id) ?? '')
  }

  private drop(id: string, element: HTMLElement): void {
    for (const key of this.drawn.get(id)?.keys ?? []) this.holders.delete(key)
    this.drawn.delete(id)
    this.lit.delete(element)
    element.remove()
  }

  private drawOne(passage: Passage): Drawn {
    const drawn = this.rowOf(passage)
    this.showTexts(this.texts, drawn.keys)
    const number = this.numbers.get(passage.id) ?? ''
    if (drawn.numberShown !== number) drawn.showNumber(number)
    drawn.numberShown = number
    return drawn
  }

  private rowOf(passage: Passage): Drawn {
    const known = this.drawn.get(passage.id)
    // The same record as before, of which only texts changed.
    if (known?.passage === passage) return known
    const keys = this.rows.keysOf(passage)
    const facts = this.rows.factsOf(passage, keys)
    if (known?.facts === facts) {
      known.passage = passage
      return known
    }
    if (known) this.drop(passage.id, known.element)
    const drawn = { ...this.rows.draw(passage), facts, passage, keys, numberShown: '' }
    for (const [key, holder] of drawn.holders) this.holders.set(key, holder)
    this.drawn.set(passage.id, drawn)
    return drawn
  }

  /** Whether any of them has another number now. */
  private numberNotes(record: CanonicalRecord): boolean {
    const [before, numbers] = [this.notes.numbers, this.counting.notesOf(record, this.texts)]
    if (before.size === numbers.size && [...numbers].every(([id, number]) => before.get(id) === number))
      return false
    this.notes = { ...this.notes, numbers }
    return true
  }

  private textsWithNotes(): TextKey[] {
    return [...this.holders.keys()].filter((key) => this.texts.get(key)?.some(({ footnote }) => footnote))
  }
}

/** These and no others, in this order; those that stand right are not touched. */
function placeIn(parent: HTMLElement, elements: readonly HTMLElement[]): void {
  let before = parent.firstChild
  for (const element of elements) before = placeAt(parent, element, before)
  removeFrom(before)
}

/** Answers before which the next one stands. */
function placeAt(parent: HTMLElement, element: HTMLElement, before: ChildNode | null): ChildNode | null {
  if (element === before) return before.nextSibling
  parent.insertBefore(element, before)
  return before
}

/** This one and all behind it. */
function removeFrom(first: ChildNode | null): void {
  for (let node = first; node;) {
    const next: ChildNode | null = node.nextSibling
    node.remove()
    node = next
  }
}
