/** Someone at an agenda, for the guard's tests: writes what our editor writes, on line and off. */
import { addItem } from '@tandem/shared/agendas'
import { daysOf, itemsOf } from '@tandem/shared/documents'
import type { DayId } from '@tandem/shared/ids'
import { deletionsMissingFrom, framesFor } from '@tandem/shared/sync'
import * as Y from 'yjs'

/** A copy of a document with someone at it, on line and off. */
export class Desk {
  readonly doc = new Y.Doc()
  isOnline = true
  protected readonly random: () => number
  protected last: Uint8Array = new Uint8Array()

  constructor(server: Y.Doc, random: () => number) {
    this.random = random
    this.hears(server)
    this.doc.on('update', (update: Uint8Array) => {
      this.last = update
    })
  }

  hears(server: Y.Doc): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(this.doc)))
  }

  deletions(): ReturnType<typeof deletionsMissingFrom> {
    return deletionsMissingFrom(this.doc, [])
  }

  framesFor(server: Y.Doc, largest = 4_000): Uint8Array[] {
    const answer = Y.encodeStateAsUpdate(server, Y.encodeStateVector(this.doc))
    const missing = deletionsMissingFrom(this.doc, [answer])
    return framesFor(this.doc, Y.encodeStateVector(server), missing, largest)
  }

  protected does(act: () => void): Uint8Array {
    this.doc.transact(act)
    return this.last
  }

  protected below(end: number): number {
    return Math.floor(this.random() * end)
  }
}

export class Writer extends Desk {
  /** At the beginning, or at a random place. */
  types(words: string, random: () => number = () => 0): Uint8Array {
    return this.does(() => {
      const text = this.text()
      text?.insert(Math.floor(random() * text.length), words)
    })
  }

  deletes(from: number, length: number): Uint8Array {
    return this.does(() => this.text()?.delete(from, length))
  }

  /** Something at random, as one transaction; null when there was nothing to do. */
  acts(): Uint8Array | null {
    const before = this.last
    const text = this.text()
    const length = text?.length ?? 0
    const at = betweenCharacters(text, Math.floor(this.random() * (length + 1)))
    this.does(() => {
      const kind = this.random()
      if (kind < 0.45 || length < 4) text?.insert(at, this.words())
      else if (kind < 0.65) text?.delete(...wholeCharacters(text, at))
      else if (kind < 0.75)
        text?.format(...wholeCharacters(text, at), { bold: this.random() < 0.5 ? {} : null })
      else if (kind < 0.82) this.anyItem()?.set('minutes', Math.floor(this.random() * 90))
      else if (kind < 0.88) this.anyItem()?.set('deleted', this.random() < 0.5)
      else if (kind < 0.94) this.addsItem()
      else this.splitParagraph()
    })
    return this.last === before ? null : this.last
  }

  private addsItem(): void {
    const day = [...daysOf(this.doc).keys()][0] as DayId
    addItem(this.doc, this, { parent: null, day, after: null })
  }

  private words(): string {
    return ['a', '회의 ', 'agenda', ' and', '의제', '😀', 'x'.repeat(40)][
      Math.floor(this.random() * 7)
    ] as string
  }

  private anyItem(): Y.Map<unknown> | undefined {
    const items = [...itemsOf(this.doc).values()]
    return items[Math.floor(this.random() * items.length)]
  }

  /** The annotation's paragraph goes and two come: what the binding makes of Enter. */
  private splitParagraph(): void {
    const fragment = this.anyItem()?.get('annotation_en')
    if (!(fragment instanceof Y.XmlFragment)) return
    if (fragment.length > 0) fragment.delete(0, 1)
    for (const words of [this.words(), this.words()]) {
      const paragraph = new Y.XmlElement('paragraph')
      paragraph.insert(0, [new Y.XmlText(words)])
      fragment.insert(fragment.length, [paragraph])
    }
  }

  private text(): Y.XmlText | undefined {
    const title = this.anyItem()?.get('title_en')
    const paragraph = title instanceof Y.XmlFragment ? title.get(0) : null
    const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
    return text instanceof Y.XmlText ? text : undefined
  }
}

/** Editors do not cut a character of two code units in half; Yjs would replace both halves. */
export function betweenCharacters(text: Y.XmlText | undefined, at: number): number {
  const unit = text ? plain(text).charCodeAt(at) : 0
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}

export function wholeCharacters(text: Y.XmlText, at: number): [from: number, length: number] {
  const from = betweenCharacters(text, Math.max(0, Math.min(at, text.length - 3)))
  return [from, betweenCharacters(text, from + 3) - from]
}

export function plain(text: Y.XmlText): string {
  const runs = text.toDelta() as { insert: unknown }[]
  return runs.map(({ insert }) => (typeof insert === 'string' ? insert : ' ')).join('')
}
