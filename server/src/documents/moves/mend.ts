/**
 * After an update that moves blocks, or arrives for blocks that were moved: what the server writes right
 * behind it, so that no word is lost and no block stands twice [M6].
 *
 * Always true:
 *  1. What is written is what people wrote or took out, at the new place, in the name of whoever did it.
 *  2. A block that is deleted and stands nowhere else stays deleted, with what others were writing in it.
 *  3. Letters are deleted only where it is certain which they are: in doubt words come back.
 */
import { minutesTextOf, readLanguages } from '@tandem/shared/documents'
import { newId, type DocumentId, type UserId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import { type DeletedRange, type Id, readUpdate } from '../guard/read-update.js'
import type { LateWords, Touched } from '../guard/touched.js'
import { copyOf, written } from '../server-hand.js'
import { align, alike } from './align.js'
import { anchorsIn, idOf, indexBeside, type Letter, letterAt, lettersOf, textAt, textsIn } from './letters.js'
import {
  anchorAt,
  type MovedText,
  type MovedTexts,
  type Moves,
  type Neighbours,
  rangesOf,
  storedId,
} from './moved-texts.js'

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

/** A large update comes in pieces, its deletions last: a block may stand twice until they are here. */
const leastBytesOfPiece = 32 * 1024

type Pair = readonly [Id, Id]

interface Spot {
  text: Y.XmlText
  index: number
}

/** From what has no copy to its neighbours, until one has. */
const mostSteps = 1_000

/** Whether anything has to be mended at all, told without a copy. */
export function needsMending(doc: Y.Doc, touched: Touched, moved: MovedTexts): boolean {
  const { made, taken, words, deletions } = touched
  if (!moved.isEmpty && (words.length > 0 || takesOutAny(doc, deletions, moved.with([])))) return true
  if (made.size === 0 && taken.size === 0) return false
  for (const language of readLanguages(doc)) {
    const seen = new Set<string>()
    for (const node of minutesTextOf(doc, language).toArray()) {
      const id = node instanceof Y.XmlElement ? node.getAttribute('id') : undefined
      if (id === undefined) continue
      // Made where one stands; or taken where another of that id stands.
      if (made.has(id) || (taken.has(id) && seen.has(id))) return true
      seen.add(id)
    }
  }
  return false
}

/** Whether a letter that is deleted where it was stands somewhere else. */
function takesOutAny(doc: Y.Doc, deletions: readonly DeletedRange[], moves: Moves): boolean {
  return deletions.some((range) =>
    moves.within(range).some((letter) => {
      const copy = standingCopy(doc, moves, letter)
      return copy !== null && letterAt(doc, copy)?.item.deleted === false
    }),
  )
}

/** Where a letter is now: itself, or its copy, or the copy of that. */
function standingCopy(doc: Y.Doc, moves: Moves, id: Id): Id | null {
  const here = (each: Id): Id | null => (letterAt(doc, each) ? each : null)
  return firstOf(id, here, (each) => moves.copiesOf(each))
}

export async function mend(
  doc: Y.Doc,
  { update, author, touched }: { update: Uint8Array; author: UserId; touched: Touched },
  parts: MendParts,
): Promise<Mended> {
  const copy = copyOf(doc)
  try {
    return await new Mending({ before: doc, copy, update, author, touched, parts }).run()
  } finally {
    copy.destroy()
  }
}

class Mending {
  private readonly before: Y.Doc
  private readonly copy: Y.Doc
  private readonly update: Uint8Array
  private readonly author: UserId
  private readonly touched: Touched
  private readonly parts: MendParts
  private readonly deletions: readonly DeletedRange[]
  private readonly deleted: Ranges
  private readonly mended: Mended = { rows: [], moves: [] }
  /** Of blocks that came twice with this update, the copy that stays. */
  private readonly kept = new Set<Y.XmlElement>()
  /** Words of the author's for blocks that he then moved or deleted himself. */
  private readonly written: { element: Id; words: LateWords }[] = []

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
    this.update = given.update
    this.author = given.author
    this.touched = given.touched
    this.parts = given.parts
    this.deletions = readUpdate(given.update).deleted
    this.deleted = new Ranges(this.deletions)
  }

  async run(): Promise<Mended> {
    const languages = readLanguages(this.copy)
    const standing = new Map(languages.map((language) => [language, this.elements(language)]))
    Y.applyUpdate(this.copy, this.update)
    for (const [language, elements] of standing) {
      for (const [id, was] of elements) {
        const old = was.find((element) => this.isDeleted(idOf(element)))
        const made = this.elements(language).get(id)
        if (!old || !made) continue
        const kept = this.keptOf(made, old)
        this.kept.add(kept)
        await this.carryOver(old, kept)
      }
    }
    await this.putLateWords()
    await this.takeOutLate()
    // A piece of a large update: what it deletes comes in the next one.
    if (this.update.length >= leastBytesOfPiece && this.deletions.length === 0) return this.mended
    for (const language of languages) await this.leaveOneOfEach(language)
    return this.mended
  }

  /** By id, in order; more than one is one too many. */
  private elements(language: Language): Map<string, Y.XmlElement[]> {
    const elements = new Map<string, Y.XmlElement[]>()
    for (const node of minutesTextOf(this.copy, language).toArray()) {
      const id = node instanceof Y.XmlElement ? node.getAttribute('id') : undefined
      if (id !== undefined) elements.set(id, [...(elements.get(id) ?? []), node as Y.XmlElement])
    }
    return elements
  }

  /** An element was deleted and its block stands elsewhere: what its mover had not seen goes there too. */
  private async carryOver(old: Y.XmlElement, made: Y.XmlElement): Promise<void> {
    const seen = textsIn(old).filter((text) => this.isDeleted(idOf(text)) || this.isNew(idOf(text)))
    const unseen = textsIn(old).filter((text) => !seen.includes(text))
    const copies = textsIn(made)
    const letters: Pair[] = []
    const texts: Pair[] = []
    for (const [at, text] of seen.entries()) {
      const to = copies[at]
      if (!to) break
      texts.push([idOf(text), idOf(to)])
      letters.push(...(await this.carryText(text, to, made)))
    }
    const last = copies.at(-1)
    if (last) for (const text of unseen) letters.push(...(await this.putAll(lettersOf(text), last)))
    this.note(old, made, texts, letters)
  }

  private async carryText(old: Y.XmlText, to: Y.XmlText, element: Y.XmlElement): Promise<Pair[]> {
    const letters = lettersOf(old)
    const mayBeSeen = letters.filter((letter) => this.isDeleted(letter) || this.isNew(letter))
    const { pairs, isExact } = align(mayBeSeen, madeWith(element, lettersOf(to)))
    const counterpart = new Map<Letter, Id>(pairs)
    if (isExact) {
      const gone = pairs.filter(([letter]) => letter.char === null && !this.isNew(letter))
      await this.takeOut(
        this.author,
        gone.map(([, copy]) => copy),
      )
    }
    const put = await this.putBetween(letters, counterpart, to, (letter) => {
      return letter.char !== null && !this.isDeleted(letter) && !this.isNew(letter)
    })
    return [...pairs, ...put]
  }

  /** Puts the wanted letters into the text, each behind the counterpart of what stood before it. */
  private async putBetween(
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
  private async putAll(letters: readonly Letter[], to: Y.XmlText): Promise<Pair[]> {
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

  /** Words for an element that is gone: to where their neighbours went. */
  private async putLateWords(): Promise<void> {
    for (const struct of this.touched.words) {
      const element = this.elementAround(struct)
      // Its author deleted the block as well, or moved it: then they are in his copy, or he took them out.
      if (element && this.isDeleted(element)) {
        this.written.push({ element, words: struct })
        // What leans on it finds its place, whether it comes or not.
        this.noteLate(struct, element, [])
        continue
      }
      await this.putWords(struct, element, (id) => !this.isDeleted(id))
    }
  }

  private async putWords(words: LateWords, element: Id | null, isWanted: (id: Id) => boolean): Promise<void> {
    const pairs: Pair[] = []
    let behind: Id | null = null
    for (const { from, text } of partsOf(words, isWanted)) {
      const spot: Spot | null = this.spotFor(words, behind)
      if (!spot) break
      const made = await this.write(this.author, () => spot.text.insert(spot.index, text))
      for (const [at, id] of made.entries()) pairs.push([{ client: words.client, clock: from + at }, id])
      behind = made.at(-1) ?? behind
    }
    this.noteLate(words, element, pairs)
  }

  private elementAround({ origin, rightOrigin, parent }: LateWords): Id | null {
    const moves = this.parts.moved.with(this.mended.moves)
    for (const id of [origin, rightOrigin, parent]) {
      const element = id && (this.elementOfWritten(id) ?? moves.elementOf(id))
      if (element) return element
    }
    return null
  }

  private elementOfWritten({ client, clock }: Id): Id | null {
    const holds = ({ words }: { words: LateWords }): boolean =>
      words.client === client && clock >= words.clock && clock < words.clock + words.text.length
    return this.written.find(holds)?.element ?? null
  }

  private spotFor({ origin, rightOrigin, parent }: Neighbours, behind: Id | null, steps = 0): Spot | null {
    const left = behind ?? origin
    const spot = (left && this.spotBeside(left, 'behind', steps)) ?? null
    if (spot) return spot
    const before = (rightOrigin && this.spotBeside(rightOrigin, 'before', steps)) ?? null
    if (before) return before
    const text = parent && this.standingText(parent)
    return text ? { text, index: 0 } : null
  }

  private spotBeside(id: Id, side: 'before' | 'behind', steps: number): Spot | null {
    const copy = this.standingCopy(id)
    const at = copy && letterAt(this.copy, copy)
    if (at) return { text: at.text, index: indexBeside(at.text, copy, side) }
    // Its copy, or the copy of that, was taken out before all of it was moved on.
    const moves = this.parts.moved.with(this.mended.moves)
    const copies = (of: Id): Id[] => moves.copiesOf(of)
    const neighbours = firstOf(id, (each) => moves.neighboursOf(each), copies)
    return neighbours && steps < mostSteps ? this.spotFor(neighbours, null, steps + 1) : null
  }

  /** Letters that somebody takes out where they no longer are. */
  private async takeOutLate(): Promise<void> {
    const moves = this.parts.moved.with(this.mended.moves)
    const elements = moves.elements.filter((id) => this.isDeleted(id))
    const copies: Id[] = []
    for (const range of this.touched.deletions) {
      for (const { element, ...letter } of moves.within(range)) {
        // Gone with the whole block: who deletes or moves a block takes no word of it out.
        if (element && elements.some((id) => isSame(id, element))) continue
        const copy = this.standingCopy(letter)
        if (copy) copies.push(copy)
      }
    }
    await this.takeOut(this.author, copies)
  }

  private async takeOut(author: UserId, letters: readonly Id[]): Promise<void> {
    const standing = letters.filter((letter) => letterAt(this.copy, letter)?.item.deleted === false)
    if (standing.length === 0) return
    await this.write(author, () => {
      for (const letter of standing) {
        const at = letterAt(this.copy, letter)
        if (at && !at.item.deleted) at.text.delete(indexBeside(at.text, letter, 'before'), 1)
      }
    })
  }

  /** Two moved one block at once: the first in the log stays. Two blocks got one id: the later gets its own. */
  private async leaveOneOfEach(language: Language): Promise<void> {
    for (const elements of this.elements(language).values()) {
      if (elements.length < 2) continue
      const kept = this.keptOf(elements)
      for (const extra of elements) {
        if (extra === kept) continue
        if (this.isSecondMove(extra, kept)) await this.mergeInto(kept, extra, language)
        else await this.write(this.author, () => extra.setAttribute('id', newId('blk')))
      }
    }
  }

  /** The one that was there before, or was made of what was there before. */
  private keptOf(elements: readonly Y.XmlElement[], old?: Y.XmlElement): Y.XmlElement {
    const known = elements.find((element) => !this.isNew(idOf(element)) || this.kept.has(element))
    const [first] = elements
    if (!first) throw new Error('a block without an element')
    if (known || !old || elements.length === 1) return known ?? first
    const seen = textsIn(old).flatMap((text) => lettersOf(text).filter((letter) => this.isDeleted(letter)))
    const alikeTo = (element: Y.XmlElement): number =>
      align(
        seen,
        textsIn(element).flatMap((text) => madeWith(element, lettersOf(text))),
      ).pairs.length
    const likeness = elements.map(alikeTo)
    return elements[likeness.indexOf(Math.max(...likeness))] ?? first
  }

  private isSecondMove(extra: Y.XmlElement, kept: Y.XmlElement): boolean {
    const moves = this.parts.moved.with(this.mended.moves)
    const origins = moves.elements.filter((id) => this.isDeleted(id))
    return this.isNew(idOf(extra)) && origins.some((origin) => moves.leads(origin, idOf(kept)))
  }

  /** What was written in the second copy after it was made goes into the first, and the second goes. */
  private async mergeInto(kept: Y.XmlElement, extra: Y.XmlElement, language: Language): Promise<void> {
    const copied = textsIn(extra).flatMap((text) => madeWith(extra, lettersOf(text)))
    await this.putOwn(copied, kept)
    // Moved more than once before it was sent: what was written in between was taken along from there.
    for (const between of this.goneAgain(extra.getAttribute('id'), language)) {
      await this.mergeTexts(kept, between, (later) => takenAlong(later, copied))
    }
    const { letters, texts } = await this.mergeTexts(kept, extra, (later) => {
      return new Set(later.filter(({ isStanding }) => isStanding))
    })
    this.note(extra, kept, texts, letters)
    await this.write(this.author, () => {
      const root = minutesTextOf(this.copy, language)
      root.delete(root.toArray().indexOf(extra), 1)
    })
  }

  /** Elements of this id that came with the update and are deleted by it. */
  private goneAgain(id: string | undefined, language: Language): Y.XmlElement[] {
    const found: Y.XmlElement[] = []
    for (let item = minutesTextOf(this.copy, language)._start; item !== null; item = item.right) {
      const type = item.content instanceof Y.ContentType ? item.content.type : null
      if (!item.deleted || !this.isNew(item.id) || !(type instanceof Y.XmlElement)) continue
      const [itsId] = type._map.get('id')?.content.getContent() ?? []
      if (itsId === id) found.push(type)
    }
    return found
  }

  private async mergeTexts(
    kept: Y.XmlElement,
    from: Y.XmlElement,
    wantedOf: (later: readonly Letter[]) => ReadonlySet<Letter>,
  ): Promise<{ letters: Pair[]; texts: Pair[] }> {
    const into = textsIn(kept)
    const letters: Pair[] = []
    const texts: Pair[] = []
    for (const [at, text] of textsIn(from).entries()) {
      const to = into[at] ?? into.at(-1)
      if (!to) break
      const all = lettersOf(text)
      const copied = new Set(madeWith(from, all))
      const pairs = alike(
        all.filter((letter) => copied.has(letter) && letter.char !== null),
        lettersOf(to).filter(({ isStanding }) => isStanding),
      )
      const later = all.filter((letter) => !copied.has(letter) && letter.char !== null)
      const wanted = wantedOf(later)
      const put = await this.putBetween(all, new Map<Letter, Id>(pairs), to, (letter) => wanted.has(letter))
      letters.push(...pairs, ...put)
      texts.push([idOf(text), idOf(to)])
    }
    return { letters, texts }
  }

  /** What the author of a second copy had written before he made it, as far as he took it along. */
  private async putOwn(copied: readonly Letter[], kept: Y.XmlElement): Promise<void> {
    const moves = this.parts.moved.with(this.mended.moves)
    for (const own of this.written.filter(({ element }) => moves.leads(element, idOf(kept)))) {
      const taken = takenAlong(lettersIn(own.words), copied)
      // He may have made another copy, of what he had written elsewhere.
      if (taken.size === 0) continue
      this.written.splice(this.written.indexOf(own), 1)
      const isTaken = (id: Id): boolean => [...taken].some((letter) => isSame(letter, id))
      await this.putWords(own.words, own.element, isTaken)
    }
  }

  /** Writes as the server in this person's name. @returns the letters that came, in order */
  private async write(author: UserId, change: () => void): Promise<Id[]> {
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

  private note(
    old: Y.XmlElement,
    made: Y.XmlElement,
    texts: readonly Pair[],
    letters: readonly Pair[],
  ): void {
    const { documentId, now } = this.parts
    const to = idOf(made)
    const from = idOf(old)
    const copied = new Set(letters.map(([letter]) => nameOf(letter)))
    this.mended.moves.push({
      id: `${documentId}:${from.client}.${from.clock}:${to.client}.${to.clock}`,
      documentId,
      at: now(),
      element: storedId(from),
      made: storedId(to),
      texts: texts.map(([one, other]) => [storedId(one), storedId(other)]),
      letters: rangesOf(letters),
      anchors: textsIn(old).flatMap((text) => anchorsIn(text, (id) => copied.has(nameOf(id)))),
    })
  }

  private noteLate(words: LateWords, element: Id | null, letters: readonly Pair[]): void {
    const { documentId, now } = this.parts
    this.mended.moves.push({
      id: `${documentId}:${words.client}.${words.clock}`,
      documentId,
      at: now(),
      element: element && storedId(element),
      made: null,
      texts: [],
      letters: rangesOf(letters),
      anchors: [anchorAt(words, words.length, words)],
    })
  }

  private standingCopy(id: Id): Id | null {
    return standingCopy(this.copy, this.parts.moved.with(this.mended.moves), id)
  }

  private standingText(id: Id): Y.XmlText | null {
    const moves = this.parts.moved.with(this.mended.moves)
    return firstOf(
      id,
      (each) => textAt(this.copy, each),
      (each) => moves.textsFor(each),
    )
  }

  private isDeleted(id: Id): boolean {
    return this.deleted.has(id)
  }

  /** It came with this update, or after it. */
  private isNew({ client, clock }: Id): boolean {
    return clock >= Y.getState(this.before.store, client)
  }
}

/** Ranges of clocks, to be asked for every letter of a block. */
class Ranges {
  private readonly byClient = new Map<number, DeletedRange[]>()

  constructor(ranges: readonly DeletedRange[]) {
    for (const range of ranges) {
      const ofClient = this.byClient.get(range.client)
      if (ofClient) ofClient.push(range)
      else this.byClient.set(range.client, [range])
    }
    for (const ofClient of this.byClient.values()) ofClient.sort((a, b) => a.clock - b.clock)
  }

  has({ client, clock }: Id): boolean {
    const ranges = this.byClient.get(client) ?? []
    let [low, high] = [0, ranges.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const { clock: start, length } = ranges[middle] as DeletedRange
      if (clock < start) high = middle
      else if (clock >= start + length) low = middle + 1
      else return true
    }
    return false
  }
}

/** Of a copy's letters those it was made with: what is written in it later comes after its id. */
function madeWith(element: Y.XmlElement, letters: readonly Letter[]): Letter[] {
  const { client, clock } = idOf(element)
  const id = element._map.get('id')?.id
  const until = id?.client === client ? id.clock : Number.POSITIVE_INFINITY
  return letters.filter((letter) => letter.client === client && letter.clock > clock && letter.clock < until)
}

function nameOf({ client, clock }: Id): string {
  return `${client}.${clock}`
}

/** Of letters that were written before a copy was made those that the copy has: row by row, whole or in part. */
function takenAlong(letters: readonly Letter[], copied: readonly Letter[]): Set<Letter> {
  const copy = copied.map(({ char }) => char ?? '\0').join('')
  const taken = new Set<Letter>()
  for (let from = 0; from < letters.length;) {
    let to = from + 1
    while (isRight(letters[to - 1], letters[to])) to += 1
    const row = letters.slice(from, to)
    const isWhole = copy.includes(row.map(({ char }) => char).join(''))
    for (const letter of isWhole ? row : alike(row, copied).map(([each]) => each)) taken.add(letter)
    from = to
  }
  return taken
}

function isRight(left: Letter | undefined, right: Letter | undefined): boolean {
  return (
    left !== undefined &&
    right !== undefined &&
    left.client === right.client &&
    left.clock + 1 === right.clock
  )
}

/** The wanted letters, in rows that stand together. */
function partsOf(
  { client, clock, text }: LateWords,
  isWanted: (id: Id) => boolean,
): { from: number; text: string }[] {
  const parts: { from: number; text: string }[] = []
  for (let at = 0; at < text.length; at += 1) {
    if (!isWanted({ client, clock: clock + at })) continue
    const last = parts.at(-1)
    if (last && last.from + last.text.length === clock + at) last.text += text.charAt(at)
    else parts.push({ from: clock + at, text: text.charAt(at) })
  }
  return parts
}

function lettersIn({ client, clock, text }: LateWords): Letter[] {
  return Array.from({ length: text.length }, (_, at) => {
    return { client, clock: clock + at, char: text.charAt(at), isStanding: true, marks: {} }
  })
}

/** The first that is found at an id or, step by step, at what took its place. */
function firstOf<Found>(start: Id, find: (id: Id) => Found | null, next: (id: Id) => Id[]): Found | null {
  const looked = new Set<string>()
  let ids = [start]
  while (ids.length > 0) {
    for (const id of ids) {
      const found = find(id)
      if (found) return found
      looked.add(nameOf(id))
    }
    ids = ids.flatMap(next).filter((id) => !looked.has(nameOf(id)))
  }
  return null
}

function isSame(one: Id, other: Id): boolean {
  return one.client === other.client && one.clock === other.clock
}
