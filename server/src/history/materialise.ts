/** A record as it stood after a row of the log, and whose letters it is made of. */
import {
  type CanonicalRecord,
  type Look,
  readElements,
  readLanguages,
  readRecord,
  type Run,
} from '@tandem/shared/documents'
import {
  type MaterialisedRecord,
  type OriginRun,
  type Origins,
  type Passage,
  passagesOf,
  type TextKey,
  textsOfPassage,
} from '@tandem/shared/history'
import { isIdOf } from '@tandem/shared/ids'
import type * as Y from 'yjs'
import { LookBack } from './look-back.js'
import { PassageLook, viewOfPassage } from './passage-look.js'
import { type ReadBlock, touchedBetween } from './readings.js'
import type { WholeText } from './whole-text.js'

/** Nobody changes what it gives: it may be given again. */
export function materialise(text: WholeText, seq: number): MaterialisedRecord {
  const { doc, index, readings } = text
  const near = readings.near(seq)
  if (near?.materialised.seq === seq) return near.materialised
  const touched = near && touchedBetween(doc, index, [near.materialised.seq, seq])
  const look = new LookBack(index.at(seq), readings, near && touched && { blocks: near.blocks, touched })
  const record = readRecord(doc, look)
  const materialised = { seq, record, origins: new OriginsOf(record, text, look.blocks) }
  if (record.kind === 'record') readings.keep({ materialised, blocks: look.blocks })
  return materialised
}

/**
 * The same with one passage of minutes alone, its neighbours left out but for those it shared letters with and the
 * headings: all of it that a comparison of that passage asks for. Of an agenda, which is short: all of it.
 */
export function passageAt(text: WholeText, passageId: string): (seq: number) => MaterialisedRecord {
  if (!isIdOf('blk', passageId)) return (seq) => materialise(text, seq)
  const view = viewOfPassage(text, passageId)
  return (seq) => {
    const look = new PassageLook(text, seq, view)
    if (!isOrderedByFirst(text.doc, look)) return materialise(text, seq)
    const record = readRecord(text.doc, look)
    return { seq, record, origins: new OriginsOf(record, text) }
  }
}

/** Not what stands in another language alone: it has its place, and its section, from the neighbours left out. */
function isOrderedByFirst(doc: Y.Doc, look: Look): boolean {
  const [first, ...others] = readLanguages(doc, look).map((language) => readElements(doc, language, look))
  return others.every((other) => [...other.keys()].every((id) => first?.has(id)))
}

/** Looked up passage by passage: a comparison asks for those alone that are others. */
class OriginsOf implements Origins {
  private readonly record: CanonicalRecord
  private readonly text: WholeText
  private readonly blocks: ReadonlyMap<string, ReadBlock>
  private readonly found = new Map<TextKey, readonly OriginRun[]>()
  private passages: ReadonlyMap<string, Passage> | null = null

  /** @param blocks those of them that are known by their ids; any others are looked for in the record */
  constructor(record: CanonicalRecord, text: WholeText, blocks: ReadonlyMap<string, ReadBlock> = new Map()) {
    this.record = record
    this.text = text
    this.blocks = blocks
  }

  get(key: TextKey): readonly OriginRun[] | undefined {
    const known = this.found.get(key)
    if (known) return known
    const passage = this.passageOf(key.slice(0, key.indexOf('.')))
    for (const [each, runs] of passage ? textsOfPassage(passage) : [])
      this.found.set(each, originsOf(runs, this.text))
    return this.found.get(key)
  }

  private passageOf(id: string): Passage | undefined {
    const block = this.blocks.get(id)?.block
    if (block) return block
    this.passages ??= new Map(passagesOf(this.record).map((passage) => [passage.id, passage]))
    return this.passages.get(id)
  }

  *[Symbol.iterator](): IterableIterator<[TextKey, readonly OriginRun[]]> {
    for (const passage of passagesOf(this.record))
      for (const [key, runs] of textsOfPassage(passage)) yield [key, originsOf(runs, this.text)]
  }
}

const none: readonly OriginRun[] = []

/** Letters keep their origin: what was found for a text holds for every position at which it was read the same. */
function originsOf([first]: readonly Run[], { aliases, readings }: WholeText): readonly OriginRun[] {
  if (!first) return none
  const known = readings.origins.get(first)
  if (known) return known
  const origins: OriginRun[] = []
  const own = readings.letters.get(first) ?? []
  for (let at = 0; at < own.length; at += 3) {
    const [client, clock, length] = [own[at] as number, own[at + 1] as number, own[at + 2] as number]
    for (const origin of aliases.originsOf(client, clock, length)) addRun(origins, origin)
  }
  readings.origins.set(first, origins)
  return origins
}

function addRun(runs: OriginRun[], run: OriginRun): void {
  const last = runs.at(-1)
  if (last && last.client === run.client && last.clock + last.length === run.clock)
    runs[runs.length - 1] = { ...last, length: last.length + run.length }
  else runs.push(run)
}
