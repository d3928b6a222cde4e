/**
 * Minutes that people write in a test, letter by letter, with the truth about every letter: what a document's
 * history knows, without Yjs. Whoever changes something does so at the next position.
 */
import { type MinutesBlock, type MinutesRecord, plainBlock } from '../../documents/minutes-record.js'
import type { Run } from '../../documents/runs.js'
import { type BlockId, newId } from '../../ids/index.js'
import type { Language } from '../../words/index.js'
import { type Deeds, type MaterialisedRecord, type OriginRun, textKeys } from '../origins.js'

type Marks = Omit<Run, 'text'>
interface Letter {
  readonly sign: string
  readonly client: number
  readonly clock: number
  readonly marks: Marks
}
interface Done {
  author: string | null
  at: number
  seq: number
}
type Facts = Omit<MinutesBlock, 'text' | 'table' | 'image'>

interface WrittenBlock {
  facts: Facts
  letters: Map<Language, Letter[]>
}

const secondMs = 1_000

export class WrittenMinutes {
  readonly languages: readonly Language[]
  seq = 0
  private blocks: WrittenBlock[] = []
  private readonly clients = new Map<string | null, number>()
  private readonly clocks = new Map<number, number>()
  private readonly inserts = new Map<string, Done>()
  private readonly deletions = new Map<string, Done>()
  private readonly carried = new Map<string, Done>()
  private readonly sets = new Map<string, Done>()

  constructor(languages: readonly Language[] = ['en', 'ko']) {
    this.languages = languages
  }

  get ids(): BlockId[] {
    return this.blocks.map(({ facts }) => facts.id)
  }

  length(id: BlockId, language: Language): number {
    return this.lettersOf(id, language).length
  }

  text(id: BlockId, language: Language): string {
    return this.lettersOf(id, language)
      .map(({ sign }) => sign)
      .join('')
  }

  /** A new block behind another; null: first. */
  adds(author: string | null, after: BlockId | null, id: BlockId = newId('blk')): BlockId {
    this.next(author)
    const letters = new Map(this.languages.map((language) => [language, [] as Letter[]]))
    const { text: _text, ...facts } = plainBlock(id, 'both')
    this.blocks.splice(this.placeBehind(after), 0, { facts, letters })
    return id
  }

  writes(
    author: string | null,
    id: BlockId,
    language: Language,
    at: number,
    words: string,
    marks: Marks = {},
  ): void {
    const done = this.next(author)
    const client = this.clientOf(author)
    const letters = words.split('').map((sign) => {
      const clock = this.clocks.get(client) ?? 0
      this.clocks.set(client, clock + 1)
      this.inserts.set(`${client}:${clock}`, done)
      return { sign, client, clock, marks }
    })
    this.lettersOf(id, language).splice(at, 0, ...letters)
  }

  takesOut(author: string | null, id: BlockId, language: Language, at: number, length: number): void {
    const done = this.next(author)
    for (const letter of this.lettersOf(id, language).splice(at, length)) this.gone(letter, done)
  }

  marks(
    author: string | null,
    id: BlockId,
    language: Language,
    at: number,
    length: number,
    marks: Marks,
  ): void {
    this.next(author)
    const letters = this.lettersOf(id, language)
    for (let index = at; index < Math.min(letters.length, at + length); index += 1) {
      const letter = letters[index] as Letter
      letters[index] = { ...letter, marks }
    }
  }

  /** What follows becomes a block of its own; its letters stay the same letters. */
  splits(author: string | null, id: BlockId, language: Language, at: number): BlockId {
    const made = this.adds(author, id)
    const tail = this.lettersOf(id, language).splice(at)
    this.lettersOf(made, language).push(...tail)
    this.carry(tail, { author, at: this.seq * secondMs, seq: this.seq })
    return made
  }

  /** The next block's words go on in this one. */
  joins(author: string | null, id: BlockId): void {
    const done = this.next(author)
    const place = this.placeOf(id)
    const next = this.blocks[place + 1]
    if (!next) return
    for (const language of this.languages) {
      const letters = next.letters.get(language) ?? []
      this.lettersOf(id, language).push(...letters)
      this.carry(letters, done)
    }
    this.blocks.splice(place + 1, 1)
  }

  moves(author: string | null, id: BlockId, after: BlockId | null): void {
    const done = this.next(author)
    const [block] = this.blocks.splice(this.placeOf(id), 1)
    this.blocks.splice(this.placeBehind(after), 0, block as WrittenBlock)
    this.sets.set(`${id} order`, done)
  }

  removes(author: string | null, id: BlockId): void {
    const done = this.next(author)
    const [block] = this.blocks.splice(this.placeOf(id), 1)
    for (const letters of block?.letters.values() ?? []) for (const letter of letters) this.gone(letter, done)
  }

  setsField<Field extends keyof Facts>(
    author: string | null,
    id: BlockId,
    field: Field,
    value: Facts[Field],
  ): void {
    const done = this.next(author)
    const block = this.blocks[this.placeOf(id)] as WrittenBlock
    block.facts = { ...block.facts, [field]: value }
    this.sets.set(`${id} ${field}`, done)
  }

  /** As it stands. */
  now(): MaterialisedRecord & { record: MinutesRecord } {
    const origins = new Map<string, OriginRun[]>()
    const blocks = this.blocks.map(({ facts, letters }): MinutesBlock => {
      const text: MinutesBlock['text'] = {}
      for (const [language, each] of letters) {
        text[language] = runsOf(each)
        origins.set(textKeys.block(facts.id, language), originsOf(each))
      }
      return { ...facts, text }
    })
    const languages = [...this.languages]
    return {
      seq: this.seq,
      record: { kind: 'record', schemaVersion: 1, languages, attribution: 'both', blocks },
      origins,
    }
  }

  readonly deeds: Deeds = {
    insertedBy: (client, clock) => this.inserts.get(`${client}:${clock}`) ?? null,
    deletedBy: (client, clock, afterSeq, upToSeq) => {
      const done = this.deletions.get(`${client}:${clock}`)
      return done && done.seq > afterSeq && done.seq <= upToSeq ? done : null
    },
    carriedBy: (client, clock, afterSeq, upToSeq) => {
      const done = this.carried.get(`${client}:${clock}`)
      return done && done.seq > afterSeq && done.seq <= upToSeq ? done : null
    },
    markedBy: () => null,
    fieldSetBy: (id, field, seq) => {
      const done = this.sets.get(`${id} ${field}`)
      return done && done.seq <= seq ? done : null
    },
  }

  private carry(letters: readonly Letter[], done: Done): void {
    for (const { client, clock } of letters) this.carried.set(`${client}:${clock}`, done)
  }

  private lettersOf(id: BlockId, language: Language): Letter[] {
    return this.blocks[this.placeOf(id)]?.letters.get(language) ?? []
  }

  private placeOf(id: BlockId): number {
    return this.blocks.findIndex(({ facts }) => facts.id === id)
  }

  private placeBehind(after: BlockId | null): number {
    return after === null ? 0 : this.placeOf(after) + 1
  }

  private next(author: string | null = null): Done {
    this.seq += 1
    return { author, at: this.seq * secondMs, seq: this.seq }
  }

  private gone({ client, clock }: Letter, done: Done): void {
    this.deletions.set(`${client}:${clock}`, done)
  }

  private clientOf(author: string | null): number {
    const known = this.clients.get(author) ?? this.clients.size + 1
    this.clients.set(author, known)
    return known
  }
}

function runsOf(letters: readonly Letter[]): Run[] {
  const runs: Run[] = []
  let marks: Marks | undefined
  for (const letter of letters) {
    const last = runs.at(-1)
    if (last && marks && JSON.stringify(marks) === JSON.stringify(letter.marks)) last.text += letter.sign
    else runs.push({ text: letter.sign, ...letter.marks })
    marks = letter.marks
  }
  return runs
}

function originsOf(letters: readonly Letter[]): OriginRun[] {
  const runs: { client: number; clock: number; length: number }[] = []
  for (const { client, clock } of letters) {
    const last = runs.at(-1)
    if (last?.client === client && last.clock + last.length === clock) last.length += 1
    else runs.push({ client, clock, length: 1 })
  }
  return runs
}
