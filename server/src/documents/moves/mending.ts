/** One update that is being mended: the text before it and with it, and what is written behind it. */
import type { BlockId, UserId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import { type DeletedRange, type Id, type ReadStruct, readUpdate } from '../guard/read-update.js'
import type { LateWords, Touched } from '../guard/touched.js'
import { written } from '../server-hand.js'
import { elementsIn } from './elements.js'
import { firstOf, nameOf, standingCopy } from './follow.js'
import {
  anchorsIn,
  endOfWord,
  idOf,
  indexBeside,
  type Letter,
  letterAt,
  lettersOf,
  textAt,
  textsIn,
} from './letters.js'
import type { Counterparts, Mended, MendParts, Pair } from './mended.js'
import { anchorAt, type MovedText, type Moves, type Neighbours, rangesOf, storedId } from './moved-texts.js'
import { Ranges } from './ranges.js'

const nowhere: Neighbours = { origin: null, rightOrigin: null, parent: null }

export class Mending {
  /** The text before the update, with it, and then with what is written behind it. */
  readonly copy: Y.Doc
  readonly author: UserId
  readonly touched: Touched
  readonly deletions: readonly DeletedRange[]
  readonly mended: Mended = { rows: [], moves: [] }
  /** What the update writes. */
  readonly written: readonly ReadStruct[]
  private readonly before: Y.Doc
  private readonly parts: MendParts
  private readonly deleted: Ranges
  /** Kept of this edit at an earlier try, which did not come into the log. */
  private readonly unlogged: ReadonlySet<string>
  /** Which edit it is, also when it is judged again; two may join one block to the same other. */
  private readonly edit: string
  /** The client ids under which earlier pieces of the update may have been written. */
  private readonly pieces = new Set<number>()
  /** The Yjs client ids under which the update writes. */
  private readonly writers: ReadonlySet<number>

  constructor(given: {
    before: Y.Doc
    copy: Y.Doc
    update: Uint8Array
    author: UserId
    touched: Touched
    parts: MendParts
  }) {
    this.before = given.before
    this.copy = given.copy
    this.author = given.author
    this.touched = given.touched
    this.parts = given.parts
    const { deleted, runs } = readUpdate(given.update)
    this.deletions = deleted
    this.writers = new Set(runs.keys())
    this.unlogged = given.parts.moved.unwrittenIn(given.before, this.writers)
    this.written = [...runs.values()].flat()
    const [run] = runs.values()
    this.edit = run?.[0] ? nameOf(run[0]) : given.author
    this.deleted = new Ranges(this.deletions)
  }

  /** Those kept and those of this update. */
  get moves(): Moves {
    return this.parts.moved.with(this.mended.moves, (move) => !this.unlogged.has(move.id))
  }

  /** By id, in order; more than one is one too many. */
  elements(language: Language): Map<BlockId, Y.XmlElement[]> {
    return elementsIn(this.copy, language, ({ deleted }) => !deleted)
  }

  /** By id: elements that came with the update and are deleted by it. */
  goneAgain(language: Language): Map<BlockId, Y.XmlElement[]> {
    return elementsIn(this.copy, language, ({ deleted, id }) => deleted && this.isNew(id))
  }

  /**
   * Puts the wanted letters into the text, each behind the counterpart of what stood before it.
   *
   * @param start behind which the first goes; null: at the beginning of the text
   */
  async putBetween(
    letters: readonly Letter[],
    counterpart: ReadonlyMap<Letter, Id>,
    to: Y.XmlText,
    isWanted: (letter: Letter) => boolean,
    start: Id | null = null,
  ): Promise<Pair[]> {
    const put: Pair[] = []
    let behind = start
    // What it stood behind has no counterpart: it may have been a word like the one that is there now.
    let isBeside = true
    for (let at = 0; at < letters.length; at += 1) {
      const letter = letters[at] as Letter
      if (!isWanted(letter)) {
        const copy = counterpart.get(letter)
        behind = copy ?? behind
        isBeside = copy !== undefined
        continue
      }
      const run = [letter]
      while (run.length + at < letters.length) {
        const next = letters[at + run.length] as Letter
        if (!isWanted(next) || next.client !== letter.client || next.marks !== letter.marks) break
        run.push(next)
      }
      at += run.length - 1
      const index: number = behind ? indexBeside(to, behind, 'behind') : 0
      const made = await this.put(run, to, isBeside ? index : endOfWord(to, index))
      put.push(...made)
      behind = made.at(-1)?.[1] ?? behind
      isBeside = true
    }
    return put
  }

  /** At the end of a text. */
  putAll(letters: readonly Letter[], to: Y.XmlText): Promise<Pair[]> {
    return this.putBetween(letters, new Map(), to, ({ char }) => char !== null, lettersOf(to).at(-1))
  }

  /** @param run letters of one client */
  private async put(run: readonly Letter[], to: Y.XmlText, index: number): Promise<Pair[]> {
    const first = run[0] as Letter
    const author = (await this.parts.ownerOf(first.client)) ?? this.author
    const words = run.map(({ char }) => char ?? '').join('')
    const marks = Object.fromEntries(Object.entries(first.marks).filter(([, value]) => value !== null))
    const made = await this.write(author, () => to.insert(index, words, marks))
    return run.flatMap((letter, at): Pair[] => (made[at] ? [[letter, made[at]]] : []))
  }

  async takeOut(author: UserId, letters: readonly Id[]): Promise<void> {
    const standing = letters.filter((letter) => letterAt(this.copy, letter)?.item.deleted === false)
    if (standing.length === 0) return
    await this.write(author, () => {
      for (const letter of standing) {
        const at = letterAt(this.copy, letter)
        if (at && !at.item.deleted) at.text.delete(indexBeside(at.text, letter, 'before'), 1)
      }
    })
  }

  /** Writes as the server in this person's name. @returns the letters that came, in order */
  async write(author: UserId, change: () => void): Promise<Id[]> {
    const client = await this.parts.clientFor(author)
    const from = Y.getState(this.copy.store, client)
    const frame = written(this.copy, client, change)
    if (!frame) return []
    const last = this.mended.rows.at(-1)
    if (last?.author === author) last.frame = Y.mergeUpdates([last.frame, frame])
    else this.mended.rows.push({ author, frame })
    const letters: Id[] = []
    const structs = this.copy.store.clients.get(client) ?? []
    const isLonger = Y.getState(this.copy.store, client) > from
    for (const struct of isLonger ? structs.slice(Y.findIndexSS(structs, from)) : []) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
      for (let at = 0; at < struct.length; at += 1) {
        if (struct.id.clock + at >= from) letters.push({ client, clock: struct.id.clock + at })
      }
    }
    return letters
  }

  /** @param joined the block was joined to what is made: its id, and where its text begins there */
  note(
    old: Y.XmlElement,
    made: Y.XmlElement,
    { texts, letters, doubtful }: Counterparts,
    joined: { id: BlockId; start: Neighbours } | null = null,
  ): void {
    const copied = new Set([...letters, ...doubtful].map(([letter]) => nameOf(letter)))
    const types = joined ? [old, ...textsIn(old)] : []
    const name = `${nameOf(idOf(old))}:${nameOf(idOf(made))}`
    this.keep(joined ? `${name}:${this.edit}` : name, {
      element: storedId(idOf(old)),
      made: storedId(idOf(made)),
      texts: texts.map(([one, other]) => [storedId(one), storedId(other)]),
      letters: rangesOf(letters),
      doubtful: rangesOf(doubtful),
      anchors: [
        ...types.map((type) => anchorAt(idOf(type), 1, joined?.start ?? nowhere)),
        ...textsIn(old).flatMap((text) => anchorsIn(text, (id) => copied.has(nameOf(id)))),
      ],
      ...(joined && { joinedId: joined.id }),
    })
  }

  /** What stands for an element's letters stays so: of this update too something may be noted from an earlier try. */
  noteAgain(element: Id, made: Y.XmlElement, letters: readonly Pair[]): void {
    this.keep(`${nameOf(element)}:${nameOf(idOf(made))}:${this.edit}`, {
      element: storedId(element),
      made: storedId(idOf(made)),
      letters: rangesOf(letters),
    })
  }

  noteLate(words: LateWords, element: Id | null, letters: readonly Pair[]): void {
    this.keep(nameOf(words), {
      element: element && storedId(element),
      letters: rangesOf(letters),
      anchors: [anchorAt(words, words.length, words)],
    })
  }

  /** An element gets an id of its own. */
  async rename(element: Y.XmlElement, id: BlockId): Promise<void> {
    const formerId = element.getAttribute('id')
    await this.write(this.author, () => element.setAttribute('id', id))
    this.keep(`${nameOf(idOf(element))}:${id}`, {
      element: storedId(idOf(element)),
      ...(formerId !== undefined && { formerId }),
    })
  }

  private keep(name: string, known: Partial<MovedText>): void {
    const { documentId, now } = this.parts
    const nothing = { element: null, made: null, texts: [], letters: [], doubtful: [], anchors: [] }
    this.mended.moves.push({ id: `${documentId}:${name}`, documentId, at: now(), ...nothing, ...known })
  }

  /** Names of what this update put again of letters that stood: a copy of theirs and of nothing else. */
  copiesOfStood(): string[] {
    return this.mended.moves.flatMap(({ letters, doubtful }) =>
      [...letters, ...doubtful].flatMap(([from, start, to, made, length]) =>
        Array.from({ length }, (_, at) => at).flatMap((at) =>
          this.stood({ client: from, clock: start + at }) ? [nameOf({ client: to, clock: made + at })] : [],
        ),
      ),
    )
  }

  /** It is the copy of an element that stood until this update. */
  isMoveOfStanding(element: Y.XmlElement): boolean {
    const { client, clock } = idOf(element)
    return this.mended.moves.some(({ element: old, made }) => {
      return old && made?.[0] === client && made[1] === clock && this.stood({ client: old[0], clock: old[1] })
    })
  }

  standingCopy(id: Id, isSure = false): Id | null {
    return standingCopy(this.copy, this.moves, id, isSure)
  }

  standingText(id: Id): Y.XmlText | null {
    const { moves } = this
    return firstOf(
      id,
      (each) => textAt(this.copy, each),
      (each) => moves.textsFor(each),
    )
  }

  isDeleted(id: Id): boolean {
    return this.deleted.has(id)
  }

  /** It stood before the update, whose author deletes what it is in and has not seen it. */
  stoodUnseen(id: Id): boolean {
    return this.stood(id) && !this.isDeleted(id)
  }

  /** It stood before the update. */
  stood(id: Id): boolean {
    if (this.isNew(id)) return false
    const item = Y.getItem(this.before.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC
    return item instanceof Y.Item && !item.deleted
  }

  /** It came with the update. */
  cameWith(id: Id): boolean {
    return this.writers.has(id.client) && this.isNew(id)
  }

  ownerOf(client: number): Promise<UserId | null> {
    return this.parts.ownerOf(client)
  }

  /** Where the update only deletes, it may be the last piece of one that made these blocks before. */
  async noteLastPiece(elements: readonly Y.XmlElement[]): Promise<void> {
    if (this.written.length > 0) return
    for (const client of new Set(elements.map((element) => idOf(element).client))) {
      if ((await this.ownerOf(client)) === this.author) this.pieces.add(client)
    }
  }

  /** It came with this update, or with an earlier piece of it. */
  isOfUpdate(id: Id): boolean {
    return this.isNew(id) || this.writers.has(id.client) || this.pieces.has(id.client)
  }

  /** It came with this update, or after it. */
  isNew({ client, clock }: Id): boolean {
    return clock >= Y.getState(this.before.store, client)
  }
}
