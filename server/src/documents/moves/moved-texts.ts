/**
 * What became of the letters of blocks that were moved: each old one with its copy, so that words which
 * arrive for the old place are put where they belong, after a restart and in another process too [M6].
 */
import type { DocumentId } from '@tandem/shared/ids'
import type { Collection, CollectionSpec } from '../../platform/collection.js'
import * as Y from 'yjs'
import type { Id } from '../guard/read-update.js'

/** Client and clock. */
type StoredId = [number, number]
/** Old client and clock, new client and clock, and how many letters in a row. */
type StoredRange = [number, number, number, number, number]

export interface Neighbours {
  readonly origin: Id | null
  readonly rightOrigin: Id | null
  /** The text, where there are no neighbours. */
  readonly parent: Id | null
}

/** Client, clock, how many in a row; left and right neighbour; the text. */
type StoredAnchor = [number, number, number, StoredId | null, StoredId | null, StoredId | null]

export interface MovedText {
  /** `<documentId>:<client>.<clock>` of what is new. */
  id: string
  documentId: DocumentId
  /** When, domain time, ms. */
  at: number
  /** The element the letters stood in; null: unknown. */
  element: StoredId | null
  /** What stands for it; null for words that were put in their place afterwards. */
  made: StoredId | null
  texts: [old: StoredId, made: StoredId][]
  letters: StoredRange[]
  /** Copies that may be of other letters that look the same: good for a place, not for taking one out. */
  doubtful: StoredRange[]
  /** What has no copy (marks, words taken out) and what it stood behind or before, for words that lean on it. */
  anchors: StoredAnchor[]
  /** The block's id until it got its own: it was one of two. */
  formerId?: string
  /** The block's id: it was joined to another, which `made` is, and stands no more. */
  joinedId?: string
}

export const movedTextSpec: CollectionSpec<MovedText> = {
  name: 'moved-texts',
  unique: {},
  lookups: { byDocument: ['documentId'] },
}

/** Whoever comes back with words for an older place than the last so many moves of a document made loses their place. */
export const mostMoves = 2_000
/** Of one move. A paragraph has a few, one for each time someone wrote somewhere else in it. */
const mostRanges = 4_000

export class MovedTexts {
  private readonly documentId: DocumentId
  private readonly stored: Collection<MovedText>
  private moves: MovedText[] = []
  private isFresh = false

  constructor(documentId: DocumentId, stored: Collection<MovedText>) {
    this.documentId = documentId
    this.stored = stored
  }

  get isEmpty(): boolean {
    return this.moves.length === 0
  }

  /** Another process wrote: it may have moved something. */
  forget(): void {
    this.isFresh = false
  }

  async load(): Promise<void> {
    if (this.isFresh) return
    const stored = await this.stored.find('byDocument', [this.documentId])
    this.moves = stored.map(({ value }) => value).toSorted((a, b) => a.at - b.at)
    this.isFresh = true
  }

  /** On disk before the move is in the log: a move that then is not taken points to letters nobody has, or ever will. */
  async keep(moves: readonly MovedText[]): Promise<void> {
    const kept: MovedText[] = []
    for (const move of moves) {
      const inserted = await this.stored.insert(move)
      kept.push(inserted.kind === 'duplicate' ? await this.replace(move) : move)
    }
    this.moves = [...this.moves.filter((old) => !kept.some(({ id }) => id === old.id)), ...kept]
    for (const old of this.moves.splice(0, Math.max(0, this.moves.length - mostMoves))) {
      await this.stored.remove(old.id)
    }
  }

  /** The same move, judged again: which of the two tries came into the log, another process may know alone. */
  private async replace(move: MovedText): Promise<MovedText> {
    const stored = await this.stored.get(move.id)
    if (!stored) return move
    const { letters, doubtful } = stored.value
    const both = {
      ...move,
      letters: joinRanges(move.letters, letters),
      doubtful: joinRanges(move.doubtful, doubtful),
    }
    await this.stored.replace(both, stored.version)
    return both
  }

  /** The ids of those that lead to letters which these clients have not written yet in this document. */
  unwrittenIn(doc: Y.Doc, clients: ReadonlySet<number>): Set<string> {
    const isUnwritten = ([, , client, clock, length]: StoredRange): boolean =>
      clients.has(client) && clock + length > Y.getState(doc.store, client)
    const unwritten = this.moves.filter(({ letters, doubtful }) =>
      [...letters, ...doubtful].some(isUnwritten),
    )
    return new Set(unwritten.map(({ id }) => id))
  }

  /** This, the newest first, and what is not kept yet. */
  with(more: readonly MovedText[], isWanted: (move: MovedText) => boolean = () => true): Moves {
    return new Moves([...this.moves.filter(isWanted), ...more].toReversed())
  }
}

/** The moves to look things up in. */
export class Moves {
  private readonly moves: readonly MovedText[]

  constructor(moves: readonly MovedText[]) {
    this.moves = moves
  }

  /** The copies of a letter, newest first; with `isSure` none of which another letter may be the original. */
  copiesOf({ client, clock }: Id, isSure = false): Id[] {
    const copies: Id[] = []
    for (const { letters, doubtful } of this.moves) {
      for (const [from, start, to, made, length] of isSure ? letters : [...letters, ...doubtful]) {
        if (from === client && clock >= start && clock < start + length)
          copies.push({ client: to, clock: made + clock - start })
      }
    }
    return copies
  }

  /** The texts that took the place of the one made at this id. */
  textsFor(id: Id): Id[] {
    return this.moves.flatMap(({ texts }) =>
      texts.filter(([old]) => isId(old, id)).map(([, [client, clock]]) => ({ client, clock })),
    )
  }

  /** Every letter with a certain copy in this range of clocks, with the element it stood in. */
  within({ client, clock, length }: Id & { length: number }): (Id & { element: Id | null })[] {
    const found: (Id & { element: Id | null })[] = []
    for (const { letters, element } of this.moves) {
      for (const [from, start, , , count] of letters) {
        if (from !== client) continue
        const end = Math.min(clock + length, start + count)
        for (let at = Math.max(clock, start); at < end; at += 1)
          found.push({ client, clock: at, element: element && toId(element) })
      }
    }
    return found
  }

  /** The element in which this letter stood, or this text. */
  elementOf({ client, clock }: Id): Id | null {
    const move = this.moves.find(
      ({ texts, letters, doubtful, anchors }) =>
        texts.some(([old]) => isId(old, { client, clock })) ||
        anchors.some(([of, start, length]) => of === client && clock >= start && clock < start + length) ||
        [...letters, ...doubtful].some(
          ([from, start, , , count]) => from === client && clock >= start && clock < start + count,
        ),
    )
    return move?.element ? toId(move.element) : null
  }

  /** What something without a copy stood beside. */
  neighboursOf({ client, clock }: Id): Neighbours | null {
    for (const { anchors } of this.moves) {
      for (const [of, start, length, origin, right, text] of anchors) {
        if (of !== client || clock < start || clock >= start + length) continue
        return {
          origin: origin && toId(origin),
          rightOrigin: right && toId(right),
          parent: text && toId(text),
        }
      }
    }
    return null
  }

  /** The id by which those know an element who have not heard that it got its own. */
  formerIdOf(id: Id): string | null {
    return (
      this.moves.find(({ element, formerId }) => formerId && element && isId(element, id))?.formerId ?? null
    )
  }

  /** Whether one element became the other, however often it was moved. */
  leads(from: Id, to: Id): boolean {
    const next = (id: Id): Id[] =>
      this.moves.flatMap(({ element, made }) => (element && made && isId(element, id) ? [toId(made)] : []))
    const looked = new Set<string>()
    let at = next(from)
    while (at.length > 0) {
      if (at.some((id) => id.client === to.client && id.clock === to.clock)) return true
      for (const { client, clock } of at) looked.add(`${client}.${clock}`)
      at = [...new Map(at.flatMap(next).map((id) => [`${id.client}.${id.clock}`, id])).entries()].flatMap(
        ([name, id]) => (looked.has(name) ? [] : [id]),
      )
    }
    return false
  }

  /** The elements that were moved away, or joined to another. */
  get elements(): Id[] {
    return this.moves.flatMap(({ element, made }) => (element && made ? [toId(element)] : []))
  }

  /** Those of them that were moved, as blocks that still are. */
  get movedElements(): Id[] {
    return this.moves.flatMap(({ element, made, joinedId }) =>
      element && made && joinedId === undefined ? [toId(element)] : [],
    )
  }

  /** The elements that were joined to others, each with the id its block had. */
  get joined(): { element: Id; id: string }[] {
    return this.moves.flatMap(({ element, joinedId }) =>
      element && joinedId !== undefined ? [{ element: toId(element), id: joinedId }] : [],
    )
  }

  /** The letters that stood in an element and have a copy. */
  lettersOf(id: Id): Id[] {
    return this.moves.flatMap(({ element, letters, doubtful }) =>
      element && isId(element, id)
        ? [...letters, ...doubtful].flatMap(([client, start, , , length]) =>
            Array.from({ length }, (_, at): Id => ({ client, clock: start + at })),
          )
        : [],
    )
  }
}

export function rangesOf(pairs: readonly (readonly [Id, Id])[]): StoredRange[] {
  const ranges: StoredRange[] = []
  for (const [old, made] of pairs) {
    const last = ranges.at(-1)
    if (
      last &&
      last[0] === old.client &&
      last[1] + last[4] === old.clock &&
      last[2] === made.client &&
      last[3] + last[4] === made.clock
    )
      last[4] += 1
    else ranges.push([old.client, old.clock, made.client, made.clock, 1])
  }
  return ranges.slice(0, mostRanges)
}

function joinRanges(one: readonly StoredRange[], other: readonly StoredRange[]): StoredRange[] {
  const known = new Set(one.map(String))
  return [...one, ...other.filter((range) => !known.has(String(range)))].slice(0, mostRanges)
}

export function anchorAt(
  { client, clock }: Id,
  length: number,
  { origin, rightOrigin, parent }: Neighbours,
): StoredAnchor {
  return [
    client,
    clock,
    length,
    origin && storedId(origin),
    rightOrigin && storedId(rightOrigin),
    parent && storedId(parent),
  ]
}

export function storedId({ client, clock }: Id): StoredId {
  return [client, clock]
}

function toId([client, clock]: StoredId): Id {
  return { client, clock }
}

function isId([client, clock]: StoredId, id: Id): boolean {
  return client === id.client && clock === id.clock
}
