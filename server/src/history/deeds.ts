/** Who inserted, who deleted, who set: answers off the time index. */
import { daysOf, itemsOf, minutesFieldsOf } from '@tandem/shared/documents'
import type { Deeds } from '@tandem/shared/history'
import * as Y from 'yjs'
import { MarkedLetter, unmarked } from './marked-letter.js'
import type { WholeText } from './whole-text.js'

type Deed = ReturnType<Deeds['insertedBy']>

/** Fields that are one entry for each delegation, language or flag: under which names they are kept. */
const sets: Readonly<Record<string, (key: string) => boolean>> = {
  owners: (key) => key.startsWith('owners.'),
  counterparts: (key) => key.startsWith('counterparts.'),
  adReferendum: (key) => key.startsWith('adReferendum.'),
  altText: (key) => key.startsWith('altText.'),
  lagging: (key) => key.startsWith('lag.'),
  flags: (key) => ['brackets', 'restricted', 'embargo'].includes(key),
}

export class DeedsOfText implements Deeds {
  private readonly text: WholeText
  /** Block id → the keys of its fields. */
  private fieldKeys = new Map<string, string[]>()
  private fieldsSeen = 0

  constructor(text: WholeText) {
    this.text = text
  }

  insertedBy(client: number, clock: number): Deed {
    const seq = this.text.index.insertedAt(client, clock)
    return seq === null ? null : this.deed(seq)
  }

  deletedBy(client: number, clock: number, afterSeq: number, upToSeq: number): Deed {
    const { index, aliases } = this.text
    let last: number | null = null
    for (const id of [{ client, clock }, ...aliases.copiesOf(client, clock)]) {
      const came = index.insertedAt(id.client, id.clock)
      if (came === null || came > upToSeq) continue
      const gone = index.deletedAt(id.client, id.clock)
      if (gone === null || gone > upToSeq) return null
      last = Math.max(last ?? 0, gone)
    }
    return last === null || last <= afterSeq ? null : this.deed(last)
  }

  carriedBy(client: number, clock: number, afterSeq: number, upToSeq: number): Deed {
    const { index, aliases } = this.text
    let last: number | null = null
    for (const copy of aliases.copiesOf(client, clock)) {
      const came = index.insertedAt(copy.client, copy.clock)
      if (came !== null && came > afterSeq && came <= upToSeq) last = Math.max(last ?? 0, came)
    }
    return last === null ? null : this.deed(last)
  }

  markedBy(client: number, clock: number, mark: string, afterSeq: number, upToSeq: number): Deed {
    const { index, aliases } = this.text
    const letters = [{ client, clock }, ...aliases.copiesOf(client, clock)].map(
      (id) => new MarkedLetter(this.text, id, mark),
    )
    const markAt = (seq: number): string | null =>
      letters.find((letter) => letter.stands(index.at(seq)))?.markAt(index.at(seq)) ?? null
    const rows = new Set(letters.flatMap((letter) => letter.rows))
    const between = [...rows].filter((seq) => seq > afterSeq && seq <= upToSeq).toSorted((a, b) => b - a)
    const last = between.find((seq) => {
      const now = markAt(seq)
      return now !== null && now !== (markAt(seq - 1) ?? unmarked)
    })
    return last === undefined ? null : this.deed(last)
  }

  fieldSetBy(id: string, field: string, seq: number): Deed {
    let last: number | null = null
    for (const entry of this.entriesOf(id, field)) {
      const set = this.lastChange(entry, seq)
      if (set !== null) last = Math.max(last ?? 0, set)
    }
    return last === null ? null : this.deed(last)
  }

  private deed(seq: number): Deed {
    const { author, at } = this.text.batches.of(seq)
    return { author, at, seq }
  }

  /** The last values of the entries that make up a field. */
  private entriesOf(id: string, field: string): Y.Item[] {
    const { doc } = this.text
    const fields = minutesFieldsOf(doc)
    const inSet = sets[field]
    const keys = this.keysOf(id, fields).filter((key) => (inSet ? inSet(key) : key === field))
    const entries = keys.flatMap((key) => fields._map.get(`${id}.${key}`) ?? [])
    for (const map of [itemsOf(doc), daysOf(doc)]) {
      // Made anew under the same id, an item would have its facts in the newer map.
      const made = map._map.get(id)?.content
      if (!(made instanceof Y.ContentType)) continue
      const entry = made.type._map.get(field)
      if (entry) entries.push(entry, ...entriesWithin(entry))
    }
    return entries
  }

  private keysOf(id: string, { _map: map }: { _map: Map<string, Y.Item> }): readonly string[] {
    if (this.fieldsSeen !== map.size) {
      this.fieldKeys = new Map()
      this.fieldsSeen = map.size
      for (const key of map.keys()) {
        const dot = key.indexOf('.')
        const keys = this.fieldKeys.get(key.slice(0, dot)) ?? []
        this.fieldKeys.set(key.slice(0, dot), keys)
        keys.push(key.slice(dot + 1))
      }
    }
    return this.fieldKeys.get(id) ?? []
  }

  /** When an entry last came or went, up to a row. */
  private lastChange(entry: Y.Item, seq: number): number | null {
    const { index } = this.text
    for (let item: Y.Item | null = entry; item !== null; item = item.left) {
      const { client, clock: first } = item.id
      // Values that one client wrote over one after the other may be one item.
      for (let clock = first + item.length - 1; clock >= first; clock -= 1) {
        const came = index.insertedAt(client, clock)
        if (came === null || came > seq) continue
        const gone = index.deletedAt(client, clock)
        return gone !== null && gone <= seq ? gone : came
      }
    }
    return null
  }
}

/** Of an ordered set: its entries. */
function entriesWithin({ content }: Y.Item): Y.Item[] {
  return content instanceof Y.ContentType ? [...content.type._map.values()] : []
}
