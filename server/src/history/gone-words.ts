/**
 * Words that went with what a row took out as a whole, or that came for it later: nobody meant to lose them [H6].
 * Where a block was only moved its words went along, and the server brings late ones there (M6).
 */
import {
  annotationField,
  itemsOf,
  minutesNodes,
  minutesTextOf,
  readKind,
  readLanguages,
  readRecord,
  titleField,
} from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import type { GoneWords } from './document-history.js'
import { LookBack } from './look-back.js'
import type { WholeText } from './whole-text.js'

export interface Going {
  /** The row that took something out. */
  readonly seq: number
  /** Words of rows after this one are asked for. */
  readonly since: number
  readonly upTo: number
}

export function goneWords(text: WholeText, going: Going): GoneWords[] {
  return new GoneWith(text, going).all()
}

type AnyType = Pick<Y.AbstractType<never>, '_start' | '_map'>

class GoneWith {
  private readonly text: WholeText
  private readonly going: Going
  private readonly found: GoneWords[] = []

  constructor(text: WholeText, going: Going) {
    this.text = text
    this.going = going
  }

  all(): GoneWords[] {
    const { doc } = this.text
    for (const language of readLanguages(doc)) {
      if (readKind(doc) === 'record') this.lookAtMinutes(language)
      else this.lookAtAgenda(language)
    }
    return this.found
  }

  private lookAtMinutes(language: Language): void {
    const gone: { id: string; element: Y.XmlElement; wentAt: number }[] = []
    const standing = new Map<string, { name: string; cameAt: number }>()
    for (const { item, element } of elementsIn(minutesTextOf(this.text.doc, language))) {
      const id = idOf(element)
      if (id === null) continue
      const { cameAt, wentAt } = this.timesOf(item)
      if (wentAt !== null && wentAt <= this.going.seq) gone.push({ id, element, wentAt })
      else if (cameAt <= this.going.seq) {
        standing.set(id, { name: element.nodeName, cameAt })
        if (element.nodeName === minutesNodes.table) this.lookWithin(element, id, language)
      }
    }
    const movedOrGone = new Set(gone.filter(({ wentAt }) => wentAt === this.going.seq).map(({ id }) => id))
    for (const { id, element, wentAt } of gone) {
      const stands = standing.get(id)
      const went = wentAt === this.going.seq && stands?.name !== element.nodeName
      // What came for the place where a block had stood that this row brought back.
      const cameBack = !movedOrGone.has(id) && stands?.cameAt === this.going.seq
      if (went || cameBack) this.take(element, { id, language, wentAt })
    }
  }

  /** Deleted items keep their texts; paragraphs of an annotation go by themselves. */
  private lookAtAgenda(language: Language): void {
    const [before, after, now] = [this.going.seq - 1, this.going.seq, this.going.upTo].map((seq) =>
      this.itemsAt(seq),
    ) as [Set<string>, Set<string>, Set<string>]
    const went = (id: unknown): boolean => before.has(String(id)) && !after.has(String(id))
    itemsOf(this.text.doc).forEach((item, id) => {
      // Also what somebody puts under an item that went: it cannot be seen there.
      const isHidden = went(id) || went(item.get('parent'))
      for (const field of [titleField(language), annotationField(language)]) {
        const text = item.get(field)
        if (!(text instanceof Y.XmlFragment)) continue
        if (!isHidden) this.lookWithin(text, id, language)
        else if (!now.has(id)) this.take(text, { id, language, wentAt: this.going.seq })
      }
    })
  }

  private itemsAt(seq: number): Set<string> {
    const record = readRecord(this.text.doc, new LookBack(this.text.index.at(seq)))
    return new Set(record.kind === 'agenda' ? record.items.map(({ id }) => id) : [])
  }

  private lookWithin(type: AnyType, id: string, language: Language): void {
    for (const { item, element } of elementsIn(type)) {
      const { cameAt, wentAt } = this.timesOf(item)
      if (wentAt === this.going.seq) this.take(element, { id, language, wentAt })
      else if (cameAt <= this.going.seq && (wentAt === null || wentAt > this.going.seq))
        this.lookWithin(element, id, language)
    }
  }

  /** What in it is new, text by text. */
  private take(
    type: AnyType,
    { id, language, wentAt }: { id: string; language: Language; wentAt: number },
  ): void {
    const { batches } = this.text
    for (const text of textsIn(type)) {
      let last: { text: string; author: string | null; at: number } | null = null
      for (const { char, seq } of this.newLetters(text, wentAt)) {
        if (seq === null) {
          last = null
          continue
        }
        const { author, at } = batches.of(seq)
        if (last?.author === author)
          Object.assign(last, { text: last.text + char, at: Math.max(last.at, at) })
        else this.found.push((last = { id: id as BlockId, language, text: char, author, at } as GoneWords))
      }
    }
  }

  /** Letters that stood until it went, or came later; `seq` is null for those that were known. */
  private *newLetters(text: Y.XmlText, wentAt: number): Generator<{ char: string; seq: number | null }> {
    const { index, aliases } = this.text
    const { since, upTo } = this.going
    for (let item = text._start; item !== null; item = item.right) {
      if (!(item.content instanceof Y.ContentString)) continue
      const { str } = item.content
      for (let at = 0; at < str.length; at += 1) {
        const [client, clock] = [item.id.client, item.id.clock + at]
        const came = index.insertedAt(client, clock)
        if (came === null || came > upTo) continue
        const isLate = came > wentAt
        const went = index.deletedAt(client, clock)
        if (!isLate && went !== null && went < wentAt) continue
        const [origin] = aliases.originsOf(client, clock, 1)
        const typed = (origin && index.insertedAt(origin.client, origin.clock)) ?? came
        yield { char: str.charAt(at), seq: came > since && (isLate || typed > since) ? came : null }
      }
    }
  }

  private timesOf({ id }: Y.Item): { cameAt: number; wentAt: number | null } {
    const { index } = this.text
    return {
      cameAt: index.insertedAt(id.client, id.clock) ?? Number.POSITIVE_INFINITY,
      wentAt: index.deletedAt(id.client, id.clock),
    }
  }
}

function* elementsIn(type: AnyType): Generator<{ item: Y.Item; element: Y.XmlElement }> {
  for (let item = type._start; item !== null; item = item.right) {
    if (item.content instanceof Y.ContentType && item.content.type instanceof Y.XmlElement)
      yield { item, element: item.content.type }
  }
}

function textsIn(type: AnyType): Y.XmlText[] {
  const texts: Y.XmlText[] = []
  for (let item = type._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentType)) continue
    const { type: inner } = item.content
    if (inner instanceof Y.XmlText) texts.push(inner)
    else texts.push(...textsIn(inner))
  }
  return texts
}

function idOf(element: Y.XmlElement): string | null {
  const value: unknown = element._map.get('id')?.content.getContent().at(-1)
  return typeof value === 'string' ? value : null
}
