/**
 * The letters of the live document, told by what they were when somebody looked: where each stands now. What is to be done to texts is gathered first and then carried out, each text from its end.
 */
import * as Y from 'yjs'
import type { Run } from '../../documents/runs.js'
import { marksOf } from '../../documents/rich-text.js'
import type { MaterialisedRecord, OriginRun, TextKey } from '../origins.js'
import { type Holder, holdersOf, textsIn, textsOf } from './record-texts.js'
import { isSameText, type Marks, scriptOf, type ScriptStep } from './script.js'

export interface Difference {
  /** What the document said when somebody looked. */
  before: MaterialisedRecord
  /** What he wants of it. */
  after: MaterialisedRecord
  /** What it says at this moment; the same object as `before` when nothing came since. */
  now: MaterialisedRecord
}

interface Place {
  readonly key: TextKey
  readonly at: number
}

type Change =
  | { kind: 'remove'; at: number; length: number }
  | { kind: 'insert'; at: number; runs: readonly Run[] }
  | { kind: 'marks'; at: number; length: number; marks: Marks }

interface ChangedTexts {
  /** Where each letter of them stands now. */
  readonly places: ReadonlyMap<string, Place>
  readonly changed: ReadonlySet<TextKey>
}

export class LiveTexts {
  private readonly before: MaterialisedRecord
  private readonly after: MaterialisedRecord
  private readonly now: MaterialisedRecord
  private readonly holders: Map<TextKey, Holder>
  private readonly changes = new Map<TextKey, Change[]>()
  private readonly emptied = new Set<TextKey>()
  private since: ChangedTexts | null = null

  constructor(doc: Y.Doc, { before, after, now }: Difference) {
    this.holders = holdersOf(doc)
    this.before = before
    this.after = after
    this.now = now
  }

  /**
   * Makes this text, which said the one, say the other, wherever its letters stand now.
   * @param to the key it has in what is wanted, where that is another
   * @param around what it stands in: there it goes on when none of its letters is left
   */
  change(
    key: TextKey,
    before: readonly Run[],
    after: readonly Run[],
    { to = key, around }: { to?: TextKey; around?: Holder } = {},
  ): void {
    if (isSameText(before, after)) return
    if (around && !this.holders.has(key)) this.holders.set(key, around)
    const old = { runs: before, origins: this.before.origins.get(key) ?? [] }
    this.edit(key, scriptOf(old, { runs: after, origins: this.after.origins.get(to) ?? [] }))
  }

  /** Puts in what this text lacks of what is wanted. What it says besides came by somebody's hand, and stays. */
  complete(key: TextKey, now: readonly Run[], after: readonly Run[]): void {
    const [here, wanted] = [this.now, this.after].map(({ origins }) => origins.get(key) ?? []) as [
      readonly OriginRun[],
      readonly OriginRun[],
    ]
    let at = 0
    for (const step of scriptOf({ runs: now, origins: here }, { runs: after, origins: wanted })) {
      if (step.kind === 'insert') this.note(key, { kind: 'insert', at, runs: step.runs })
      else at += step.length
    }
  }

  private edit(key: TextKey, script: readonly ScriptStep[]): void {
    const place = this.placesOf(key)
    let from = 0
    for (const step of script) {
      if (step.kind === 'insert') {
        const spot = this.spotFor(key, from, place)
        if (spot) this.note(spot.key, { kind: 'insert', at: spot.at, runs: step.runs })
        continue
      }
      for (const { key: where, at, length } of rowsOf(place, from, step.length)) {
        if (step.kind === 'remove') this.note(where, { kind: 'remove', at, length })
        else if (step.marks) this.note(where, { kind: 'marks', at, length, marks: step.marks })
      }
      from += step.length
    }
  }

  /** The text goes with what it stands in: what of it was carried elsewhere goes from there. */
  removeWhole(key: TextKey, length: number): void {
    if (this.before === this.now) return
    for (const row of rowsOf(this.placesOf(key), 0, length)) {
      if (row.key !== key) this.note(row.key, { kind: 'remove', at: row.at, length: row.length })
    }
  }

  /** Where the first letter of a text stands now that is still there. */
  holderOf(key: TextKey): Holder | null {
    const found = this.placesOf(key)(0) ?? this.firstStanding(key)
    return (found && this.holders.get(found.key)) ?? null
  }

  carryOut(): void {
    for (const [key, changes] of this.changes) {
      const holder = this.holders.get(key)
      if (!holder) continue
      new LiveText(holder).change(changes)
      if (textsIn(holder).every((text) => text.length === 0)) this.emptied.add(key)
    }
    this.changes.clear()
  }

  /** All words of this text went when the changes were carried out. */
  isEmptied(key: TextKey): boolean {
    return this.emptied.has(key)
  }

  private note(key: TextKey, change: Change): void {
    const changes = this.changes.get(key)
    if (changes) changes.push(change)
    else this.changes.set(key, [change])
  }

  private firstStanding(key: TextKey): Place | null {
    const place = this.placesOf(key)
    const length = (this.before.origins.get(key) ?? []).reduce((sum, run) => sum + run.length, 0)
    for (let at = 0; at < length; at += 1) {
      const found = place(at)
      if (found) return found
    }
    return null
  }

  /** Right behind the letter before it, else right before the one behind it. */
  private spotFor(key: TextKey, from: number, place: (at: number) => Place | null): Place | null {
    for (let at = from - 1; at >= 0; at -= 1) {
      const found = place(at)
      if (found) return { key: found.key, at: found.at + 1 }
    }
    const length = (this.before.origins.get(key) ?? []).reduce((sum, run) => sum + run.length, 0)
    if (this.before !== this.now) {
      for (let at = from; at < length; at += 1) {
        const found = place(at)
        if (found) return found
      }
    }
    return this.holders.has(key) ? { key, at: 0 } : null
  }

  private placesOf(key: TextKey): (at: number) => Place | null {
    if (this.before === this.now || !this.changedSince().changed.has(key)) return (at) => ({ key, at })
    const names = [...namesIn(this.before.origins.get(key) ?? [])]
    const { places } = this.changedSince()
    return (at) => places.get(names[at] ?? '') ?? null
  }

  /** The letters of every text that is not as it was: worked out when it is first asked for. */
  private changedSince(): ChangedTexts {
    if (this.since) return this.since
    const places = new Map<string, Place>()
    const changed = new Set<TextKey>()
    const was = new Map(textsOf(this.before.record).map(({ key, runs }) => [key, runs]))
    for (const { key, runs } of textsOf(this.now.record)) {
      const old = was.get(key)
      const origins = this.now.origins.get(key) ?? []
      was.delete(key)
      if (old && isSameText(old, runs) && isSameOrigins(this.before.origins.get(key) ?? [], origins)) continue
      changed.add(key)
      let at = 0
      for (const name of namesIn(origins)) {
        if (!places.has(name)) places.set(name, { key, at })
        at += 1
      }
    }
    // What is no longer there at all: its letters may stand elsewhere.
    for (const key of was.keys()) changed.add(key)
    this.since = { places, changed }
    return this.since
  }
}

function nameOf(client: number, clock: number): string {
  return `${client}.${clock}`
}

function* namesIn(origins: readonly OriginRun[]): Generator<string> {
  for (const { client, clock, length } of origins) {
    for (let step = 0; step < length; step += 1) yield nameOf(client, clock + step)
  }
}

function isSameOrigins(one: readonly OriginRun[], other: readonly OriginRun[]): boolean {
  return (
    one.length === other.length &&
    one.every((run, at) => {
      const same = other[at]
      return run.client === same?.client && run.clock === same.clock && run.length === same.length
    })
  )
}

/** Letters in a row that stand in a row now. */
function* rowsOf(
  place: (at: number) => Place | null,
  from: number,
  length: number,
): Generator<Place & { length: number }> {
  let row: { key: TextKey; at: number; length: number } | null = null
  for (let at = from; at < from + length; at += 1) {
    const found = place(at)
    if (row && found?.key === row.key && found.at === row.at + row.length) row.length += 1
    else {
      if (row) yield row
      row = found && { ...found, length: 1 }
    }
  }
  if (row) yield row
}

/** One text of the record: mostly one shared text, and more where two people made one at once. */
class LiveText {
  private readonly holder: Holder
  /** Each with where it begins. */
  private readonly texts: { text: Y.XmlText; start: number }[] = []

  constructor(holder: Holder) {
    this.holder = holder
    let start = 0
    for (const text of textsIn(holder)) {
      this.texts.push({ text, start })
      start += text.length
    }
  }

  /** From the end, so that the places of what comes before stay as they are. */
  change(changes: readonly Change[]): void {
    const inTurn = changes.map((change, turn) => ({ change, turn }))
    inTurn.sort((a, b) => b.change.at - a.change.at || rank(b.change) - rank(a.change) || b.turn - a.turn)
    for (const { change } of inTurn) {
      if (change.kind === 'insert') this.insert(change.at, change.runs)
      else this.onEach(change.at, change.length, change.kind === 'marks' ? change.marks : null)
    }
  }

  private insert(at: number, runs: readonly Run[]): void {
    const found = this.texts.findLast(({ start }) => start <= at) ?? this.made()
    insertRuns(found.text, at - found.start, runs)
  }

  /** An editor makes an empty paragraph without a text in it. */
  private made(): { text: Y.XmlText; start: number } {
    const made = { text: new Y.XmlText(), start: 0 }
    const { holder } = this
    if (holder instanceof Y.XmlElement) holder.insert(0, [made.text])
    else {
      const first = holder.toArray().find((node) => node instanceof Y.XmlElement)
      const paragraph = first ?? new Y.XmlElement('paragraph')
      if (!first) holder.insert(0, [paragraph])
      paragraph.insert(0, [made.text])
    }
    this.texts.push(made)
    return made
  }

  /** @param marks null: take out */
  private onEach(at: number, length: number, marks: Marks | null): void {
    for (const { text, start } of this.texts.toReversed()) {
      const from = Math.max(at, start)
      const to = Math.min(at + length, start + text.length)
      if (from >= to) continue
      if (marks) text.format(from - start, to - from, { ...noMarks, ...marksOf({ ...marks, text: '' }) })
      else text.delete(from - start, to - from)
    }
  }
}

/** Each with its own marks and no others. */
export function insertRuns(text: Y.XmlText, at: number, runs: readonly Run[]): void {
  let index = at
  for (const run of runs) {
    text.insert(index, run.text, marksOf(run))
    index += run.text.length
  }
}

const noMarks = { bold: null, italic: null, link: null, footnote: null }

/** At one place what goes is done before what comes, so that what comes stands before what goes. */
function rank(change: Change): number {
  return change.kind === 'insert' ? 0 : 1
}
