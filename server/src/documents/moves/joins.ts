/**
 * Blocks that went while their words were put into another text: joined to it. What others had written in them
 * and their joiner had not seen goes there too, and what arrives later finds it there [M6].
 */
import { minutesNodes } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import type * as Y from 'yjs'
import type { Id } from '../guard/read-update.js'
import { whereEmptied } from './emptied-joins.js'
import { nameOf } from './follow.js'
import { type JoinedText, whereJoined } from './join-match.js'
import { carryMarks } from './late-marks.js'
import { idOf, type Letter, lettersOf, textsIn } from './letters.js'
import type { Pair } from './mended.js'
import type { Mending } from './mending.js'
import { newTexts, ownTexts } from './new-letters.js'

type Elements = ReadonlyMap<BlockId, readonly Y.XmlElement[]>

interface Gone {
  readonly id: BlockId
  readonly language: Language
  readonly old: Y.XmlElement
  /** What whoever deleted it may have seen. */
  readonly seen: readonly Letter[]
  /** Where its words were put; null: nobody can tell. */
  joined: JoinedText | null
}

export class Joins {
  private readonly mending: Mending
  private readonly standing: ReadonlyMap<Language, Elements>
  private gone: Gone[] = []
  /** Ids of blocks whose words were found in some language. */
  private readonly joined = new Set<BlockId>()
  /** Two joined blocks may say the same: a new letter stands for one of what stood before. */
  private readonly used = new Set<string>()
  /** Ids of blocks in which whoever deleted them saw words. */
  private readonly hadWords = new Set<BlockId>()

  /** @param standing the blocks before the update, by language and in order */
  constructor(mending: Mending, standing: ReadonlyMap<Language, Elements>) {
    this.mending = mending
    this.standing = standing
  }

  /**
   * What is certain before late words have their place: they may be for a block that is joined with this update.
   *
   * @param isKnown whether it is known already what became of a block
   */
  async bringAlong(isKnown: (language: Language, id: BlockId) => boolean): Promise<void> {
    for (const language of this.standing.keys()) this.gone.push(...this.goneIn(language, isKnown))
    await this.bring(true)
  }

  /** And what was joined to a block that is gone itself: its words came late. */
  async bringRest(): Promise<void> {
    await this.bring(false)
    for (const each of this.gone.splice(0)) {
      const emptied = whereEmptied(this.mending, each.language, each.seen)
      const target = emptied ?? (this.isDeletion(each) ? null : this.besideOf(each))
      if (target) await this.carry(each, target)
    }
  }

  private async bring(isExact: boolean): Promise<void> {
    for (const language of this.standing.keys()) await this.match(language, isExact)
    const isFound = (each: Gone): boolean =>
      each.joined !== null || (each.seen.length === 0 && !this.isDeletion(each))
    const found = this.gone.filter(isFound)
    for (const each of found) {
      const target = each.joined ?? this.besideOf(each)
      if (target) await this.carry(each, target)
    }
    this.gone = this.gone.filter((each) => !found.includes(each))
  }

  private goneIn(language: Language, isKnown: (language: Language, id: BlockId) => boolean): Gone[] {
    const { mending } = this
    const now = mending.elements(language)
    const gone: Gone[] = []
    for (const [id, [old]] of this.standing.get(language) ?? []) {
      if (!old || !mending.touched.taken.has(id) || now.has(id) || isKnown(language, id)) continue
      if (old.nodeName !== minutesNodes.block || !mending.isDeleted(idOf(old))) continue
      const seen = this.seenIn(old)
      gone.push({ id, language, old, seen, joined: null })
      if (seen.some((letter) => mending.stood(letter))) this.hadWords.add(id)
    }
    return gone
  }

  private async match(language: Language, isExact: boolean): Promise<void> {
    const { mending } = this
    const gone = this.gone.filter((each) => each.language === language && each.joined === null)
    if (gone.length === 0) return
    // A large update comes in pieces, the last of which deletes and writes nothing.
    const texts =
      mending.written.length === 0 ? await ownTexts(mending, language) : newTexts(mending, language)
    for (const each of gone) {
      const free = texts.map(({ letters, ...text }) => {
        return { ...text, letters: letters.filter((letter) => !this.used.has(nameOf(letter))) }
      })
      const joined = whereJoined(each.seen, free, { near: this.nearBefore(each), isExact })
      if (!joined) continue
      for (const [letter, copy] of [...joined.pairs, ...joined.doubtful]) {
        if (mending.stood(letter)) this.used.add(nameOf(copy))
      }
      each.joined = this.withStart(joined)
      this.joined.add(each.id)
    }
  }

  private seenIn(old: Y.XmlElement): Letter[] {
    const { mending } = this
    return textsIn(old)
      .filter((text) => mending.isDeleted(idOf(text)) || mending.isNew(idOf(text)))
      .flatMap((text) => lettersOf(text))
      .filter((letter) => mending.isDeleted(letter) || mending.isNew(letter))
  }

  /**
   * Who takes out all words of a block before he joins it leaves nothing to find. But who deletes a block does so in
   * every language, and where it looked empty he deleted no words.
   */
  private isDeletion({ id }: Gone): boolean {
    if (this.joined.has(id)) return false
    const { mending, standing } = this
    if ([...standing.keys()].some((language) => mending.elements(language).has(id))) return false
    return this.hadWords.has(id)
  }

  /** The block before it that still stands, what was made between the two, and what stood there and was moved since. */
  private nearBefore({ language, id, old }: Gone): Y.XmlElement[] {
    const { mending } = this
    const now = mending.elements(language)
    const ids = [...(this.standing.get(language)?.keys() ?? [])]
    const before = ids.slice(0, ids.indexOf(id)).findLast((each) => now.has(each))
    const order = [...now.values()].flat()
    const first = before === undefined ? -1 : order.indexOf(now.get(before)?.[0] as Y.XmlElement)
    let end = first + 1
    while (end < order.length && mending.isNew(idOf(order[end] as Y.XmlElement))) end += 1
    const moved = this.goneBefore(old)
    const isMoved = (element: Y.XmlElement): boolean =>
      moved.some((from) => mending.moves.leads(from, idOf(element)))
    return [...order.slice(Math.max(0, first), end), ...(moved.length > 0 ? order.filter(isMoved) : [])]
  }

  /** Elements right before it that are gone: whoever joined it may have seen one of them there. */
  private goneBefore(old: Y.XmlElement): Id[] {
    const gone: Id[] = []
    for (let item = old._item?.left ?? null; item?.deleted === true; item = item.left) {
      gone.push({ client: item.id.client, clock: item.id.clock })
    }
    return gone
  }

  /** Nothing was put anywhere: behind the text before it, where the caret went, or before the one that follows. */
  private besideOf({ language, id }: Gone): JoinedText | null {
    const now = this.mending.elements(language)
    const ids = [...(this.standing.get(language)?.keys() ?? [])]
    const at = ids.indexOf(id)
    const standing = (each: BlockId): Y.XmlElement[] =>
      (now.get(each) ?? []).filter(({ nodeName }) => nodeName === minutesNodes.block).slice(0, 1)
    const before = ids.slice(0, at).flatMap(standing).at(-1)
    const element = before ?? ids.slice(at + 1).flatMap(standing)[0]
    const text = element && textsIn(element).at(before ? -1 : 0)
    if (!element || !text) return null
    const last = lettersOf(text).findLast((letter) => !this.mending.cameWith(letter)) ?? null
    return { element, text, start: before ? last : null, pairs: [], doubtful: [], isExact: false }
  }

  /** Behind the letter before the first that was put there. */
  private withStart(joined: JoinedText): JoinedText {
    const first = [...joined.pairs, ...joined.doubtful].map(([, { stands }]) => nameOf(stands))
    const letters = lettersOf(joined.text)
    const at = letters.findIndex((letter) => first.includes(nameOf(letter)))
    return { ...joined, start: letters[at - 1] ?? null }
  }

  private async carry({ old, id }: Gone, target: JoinedText): Promise<void> {
    const { mending } = this
    const { element, text: to, pairs, doubtful, isExact, start } = target
    const found = (all: JoinedText['pairs']): [Letter, Id][] =>
      all.map(([letter, { stands }]) => [letter, stands])
    const counterpart = new Map(
      [...found(pairs), ...found(doubtful)].map(([one, copy]) => [nameOf(one), copy]),
    )
    if (isExact) {
      // Taken out by somebody before he joined it, who had not heard of that.
      const gone = pairs.filter(([letter]) => letter.char === null && !mending.isNew(letter))
      await mending.takeOut(
        mending.author,
        gone.map(([, { stands }]) => stands),
      )
    }
    const put: Pair[] = []
    for (const text of textsIn(old)) {
      const letters = lettersOf(text)
      const copies = new Map(
        letters.flatMap((letter): [Letter, Id][] => {
          const copy = counterpart.get(nameOf(letter))
          return copy ? [[letter, copy]] : []
        }),
      )
      const isWanted = (letter: Letter): boolean => letter.char !== null && mending.stoodUnseen(letter)
      const behind = put.at(-1)?.[1] ?? start
      const made = await mending.putBetween(letters, copies, to, isWanted, behind)
      put.push(...made)
      const all = new Map([...copies, ...made].map(([one, copy]) => [nameOf(one), copy]))
      await carryMarks(mending, { from: text, to, copies: all, start: behind }, (mark) => {
        return mending.stoodUnseen(mark.id)
      })
    }
    const counterparts = { texts: [], letters: [...found(pairs), ...put], doubtful: found(doubtful) }
    const begins = { origin: start, rightOrigin: null, parent: start ? null : idOf(to) }
    mending.note(old, element, counterparts, { id, start: begins })
  }
}
