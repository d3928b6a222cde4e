/** One update that is being mended: the text before it and with it, and what is written behind it. */
import { minutesTextOf } from '@tandem/shared/documents'
import type { BlockId, DocumentId, UserId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import { type DeletedRange, type Id, readUpdate } from '../guard/read-update.js'
import type { LateWords, Touched } from '../guard/touched.js'
import { written } from '../server-hand.js'
import { firstOf, nameOf, standingCopy } from './follow.js'
import { anchorsIn, idOf, indexBeside, type Letter, letterAt, lettersOf, textAt, textsIn } from './letters.js'
import { anchorAt, type MovedText, type MovedTexts, type Moves, rangesOf, storedId } from './moved-texts.js'
import { Ranges } from './ranges.js'

export interface Mended {
  /** To be logged right behind the update, in this order. */
  rows: { author: UserId; frame: Uint8Array }[]
  moves: MovedText[]
}

export interface MendParts {
  documentId: DocumentId
  moved: MovedTexts
  /** The id under which the server writes for a person. */
  clientFor(userId: UserId): Promise<number>
  /** Whose a Yjs client id is; null: nobody's. */
  ownerOf(client: number): Promise<UserId | null>
  /** Domain time, ms. */
  now: () => number
}

/** A letter or a text, and what stands for it. */
export type Pair = readonly [Id, Id]

/** Of a block and what stands for it. */
export interface Counterparts {
  texts: Pair[]
  letters: Pair[]
  /** Letters that may be others that look the same. */
  doubtful: Pair[]
}

export class Mending {
  /** The text before the update, with it, and then with what is written behind it. */
  readonly copy: Y.Doc
  readonly author: UserId
  readonly touched: Touched
  readonly deletions: readonly DeletedRange[]
  readonly mended: Mended = { rows: [], moves: [] }
  private readonly before: Y.Doc
  private readonly parts: MendParts
  private readonly deleted: Ranges

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
    this.deletions = readUpdate(given.update).deleted
    this.deleted = new Ranges(this.deletions)
  }

  /** Those kept and those of this update. */
  get moves(): Moves {
    return this.parts.moved.with(this.mended.moves)
  }

  /** By id, in order; more than one is one too many. */
  elements(language: Language): Map<BlockId, Y.XmlElement[]> {
    const elements = new Map<BlockId, Y.XmlElement[]>()
    for (const node of minutesTextOf(this.copy, language).toArray()) {
      const id = node instanceof Y.XmlElement ? (node.getAttribute('id') as BlockId | undefined) : undefined
      if (id !== undefined) elements.set(id, [...(elements.get(id) ?? []), node as Y.XmlElement])
    }
    return elements
  }

  /** By id: elements that came with the update and are deleted by it. */
  goneAgain(language: Language): Map<string, Y.XmlElement[]> {
    const gone = new Map<string, Y.XmlElement[]>()
    for (let item = minutesTextOf(this.copy, language)._start; item !== null; item = item.right) {
      const type = item.content instanceof Y.ContentType ? item.content.type : null
      if (!item.deleted || !this.isNew(item.id) || !(type instanceof Y.XmlElement)) continue
      const [id] = type._map.get('id')?.content.getContent() ?? []
      if (typeof id === 'string') gone.set(id, [...(gone.get(id) ?? []), type])
    }
    return gone
  }

  /** Puts the wanted letters into the text, each behind the counterpart of what stood before it. */
  async putBetween(
    letters: readonly Letter[],
    counterpart: ReadonlyMap<Letter, Id>,
    to: Y.XmlText,
    isWanted: (letter: Letter) => boolean,
  ): Promise<Pair[]> {
    const put: Pair[] = []
    let behind: Id | null = null
    for (let at = 0; at < letters.length; at += 1) {
      const letter = letters[at] as Letter
      if (!isWanted(letter)) {
        behind = counterpart.get(letter) ?? behind
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
      const made = await this.put(run, to, index)
      put.push(...made)
      behind = made.at(-1)?.[1] ?? behind
    }
    return put
  }

  /** At the end of a text. */
  async putAll(letters: readonly Letter[], to: Y.XmlText): Promise<Pair[]> {
    const last = lettersOf(to).at(-1)
    const first = letters[0]
    // Everything wanted comes behind the one letter that is not.
    const anchor: Letter = { client: -1, clock: 0, char: null, isStanding: false, marks: {} }
    if (!first) return []
    const counterpart = new Map<Letter, Id>(last ? [[anchor, last]] : [])
    return this.putBetween([anchor, ...letters], counterpart, to, (letter) => letter.char !== null)
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

  note(old: Y.XmlElement, made: Y.XmlElement, { texts, letters, doubtful }: Counterparts): void {
    const { documentId, now } = this.parts
    const to = idOf(made)
    const from = idOf(old)
    const copied = new Set([...letters, ...doubtful].map(([letter]) => nameOf(letter)))
    this.mended.moves.push({
      id: `${documentId}:${from.client}.${from.clock}:${to.client}.${to.clock}`,
      documentId,
      at: now(),
      element: storedId(from),
      made: storedId(to),
      texts: texts.map(([one, other]) => [storedId(one), storedId(other)]),
      letters: rangesOf(letters),
      doubtful: rangesOf(doubtful),
      anchors: textsIn(old).flatMap((text) => anchorsIn(text, (id) => copied.has(nameOf(id)))),
    })
  }

  noteLate(words: LateWords, element: Id | null, letters: readonly Pair[]): void {
    const { documentId, now } = this.parts
    this.mended.moves.push({
      id: `${documentId}:${words.client}.${words.clock}`,
      documentId,
      at: now(),
      element: element && storedId(element),
      made: null,
      texts: [],
      letters: rangesOf(letters),
      doubtful: [],
      anchors: [anchorAt(words, words.length, words)],
    })
  }

  /** An element gets an id of its own. */
  async rename(element: Y.XmlElement, id: BlockId): Promise<void> {
    const { documentId, now } = this.parts
    const { client, clock } = idOf(element)
    const formerId = element.getAttribute('id')
    await this.write(this.author, () => element.setAttribute('id', id))
    this.mended.moves.push({
      id: `${documentId}:${client}.${clock}:${id}`,
      documentId,
      at: now(),
      element: [client, clock],
      made: null,
      texts: [],
      letters: [],
      doubtful: [],
      anchors: [],
      ...(formerId !== undefined && { formerId }),
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
    if (this.isNew(id) || this.isDeleted(id)) return false
    const item = Y.getItem(this.before.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC
    return item instanceof Y.Item && !item.deleted
  }

  /** Whose a Yjs client id is; null: nobody's. */
  ownerOf(client: number): Promise<UserId | null> {
    return this.parts.ownerOf(client)
  }

  /** It came with this update, or after it. */
  isNew({ client, clock }: Id): boolean {
    return clock >= Y.getState(this.before.store, client)
  }
}
