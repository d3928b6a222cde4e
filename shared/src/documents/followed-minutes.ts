/**
 * The canonical record of minutes that people write in, kept up by the document's own events: to read it costs
 * what has changed, and not what the document is long.
 *
 * Always true:
 *  1. It says what `readMinutes` says of the same document (proved over random edits).
 *  2. A block in which nothing has changed is the same object as before, and so is the record.
 */
import * as Y from 'yjs'
import { BlockId, type ItemId } from '../ids/index.js'
import { Language } from '../words/index.js'
import { infoOf } from './agenda-shape.js'
import type { MinutesBlock, MinutesRecord } from './minutes-record.js'
import { minutesFieldsOf, minutesTextOf, readFieldKey } from './minutes-shape.js'
import { readLanguages } from './read-agenda.js'
import { orderOfBlocks, readBlock, readText } from './read-minutes.js'

type Elements = ReadonlyMap<BlockId, Y.XmlElement>

/** A block as it was last read. */
interface ReadBlock {
  /** What its words were read from, by language. */
  from: readonly (Y.XmlElement | undefined)[]
  /** With the item of its own, if it is a heading. */
  own: MinutesBlock
  /** With the item of its section. */
  inSection: MinutesBlock
}

export class FollowedMinutes {
  private readonly doc: Y.Doc
  private readonly fields = new Map<string, Map<string, unknown>>()
  private readonly ids = new WeakMap<Y.XmlElement, BlockId | null>()
  private readonly elements = new Map<Language, Elements>()
  private readonly stale = new Set<Language>()
  private order: readonly BlockId[] = []
  private blocks = new Map<BlockId, ReadBlock>()
  private changed = new Set<string>()
  private record: MinutesRecord | null = null

  /** Follows the document for as long as it lives. */
  constructor(doc: Y.Doc) {
    this.doc = doc
    const fields = minutesFieldsOf(doc)
    fields.forEach((value, key) => this.putField(key, value))
    fields.observe(({ keysChanged }) => {
      for (const key of keysChanged) this.putField(key, fields.get(key))
    })
    for (const language of Language.options) {
      const text = minutesTextOf(doc, language)
      text.observeDeep((events) => {
        for (const event of events) this.onText(language, text, event)
      })
    }
    infoOf(doc).observe(() => this.forget())
    this.forget()
  }

  /** The blocks of one language by id, in order, as `readElements` gives them. */
  elementsIn(language: Language): Elements {
    const known = this.elements.get(language)
    if (known && !this.stale.has(language)) return known
    const elements = new Map<BlockId, Y.XmlElement>()
    for (const node of minutesTextOf(this.doc, language).toArray()) {
      if (!(node instanceof Y.XmlElement)) continue
      const id = this.idOf(node)
      if (id !== null && !elements.has(id)) elements.set(id, node)
    }
    this.stale.delete(language)
    this.elements.set(language, elements)
    return elements
  }

  /** Field → value of one block. */
  fieldsOf(id: BlockId): ReadonlyMap<string, unknown> {
    return this.fields.get(id) ?? none
  }

  read(): MinutesRecord {
    const isStale = this.record?.languages.some((language) => this.stale.has(language))
    if (this.record && this.changed.size === 0 && !isStale) return this.record
    const languages = readLanguages(this.doc)
    const attribution = infoOf(this.doc).get('attribution') === 'both' ? 'both' : 'meeting'
    const texts = languages.map((language) => this.elementsIn(language))
    this.order = orderOfBlocks(texts.map((elements) => [...elements.keys()]))
    const { changed, blocks: before } = this
    this.changed = new Set()
    this.blocks = new Map()
    let item: ItemId | null = null
    const blocks: MinutesBlock[] = []
    for (const id of this.order) {
      const from = texts.map((elements) => elements.get(id))
      const known = before.get(id)
      const isSame = known && !changed.has(id) && known.from.every((each, at) => each === from[at])
      const own = isSame ? known.own : this.readOwn(id, attribution, languages, from)
      if (own.kind === 'heading' && own.item) item = own.item
      const inSection = isSame && known.inSection.item === item ? known.inSection : { ...own, item }
      this.blocks.set(id, isSame && inSection === known.inSection ? known : { from, own, inSection })
      blocks.push(inSection)
    }
    if (this.record && isSameList(this.record.blocks, blocks)) return this.record
    this.record = { kind: 'record', schemaVersion: 1, languages, attribution, blocks }
    return this.record
  }

  private readOwn(
    id: BlockId,
    attribution: MinutesRecord['attribution'],
    languages: readonly Language[],
    from: ReadBlock['from'],
  ): MinutesBlock {
    const block = readBlock(id, attribution, this.fieldsOf(id))
    for (const [at, language] of languages.entries()) readText(block, language, from[at])
    return block
  }

  private onText(language: Language, text: Y.XmlFragment, event: Y.YEvent<Y.AbstractType<unknown>>): void {
    if (event.target === text) {
      this.stale.add(language)
      return
    }
    let top: Y.AbstractType<unknown> = event.target
    while (top.parent && top.parent !== text) top = top.parent as Y.AbstractType<unknown>
    if (!(top instanceof Y.XmlElement)) return
    const id = this.ids.get(top)
    if (id) this.changed.add(id)
    if (top !== event.target) return
    // Its id may have changed.
    this.ids.delete(top)
    this.stale.add(language)
  }

  private idOf(element: Y.XmlElement): BlockId | null {
    const known = this.ids.get(element)
    if (known !== undefined) return known
    const id = BlockId.safeParse(element.getAttribute('id')).data ?? null
    this.ids.set(element, id)
    return id
  }

  private putField(key: string, value: unknown): void {
    const at = readFieldKey(key)
    if (!at) return
    const ofBlock = this.fields.get(at.id) ?? new Map<string, unknown>()
    if (value === undefined) ofBlock.delete(at.field)
    else ofBlock.set(at.field, value)
    this.fields.set(at.id, ofBlock)
    this.changed.add(at.id)
  }

  /** Languages or attribution are others now. */
  private forget(): void {
    this.record = null
    this.blocks = new Map()
    for (const language of Language.options) this.stale.add(language)
  }
}

const none: ReadonlyMap<string, unknown> = new Map()

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at])
}

const followed = new WeakMap<Y.Doc, FollowedMinutes>()

/** The same for everyone who follows this document. */
export function followMinutes(doc: Y.Doc): FollowedMinutes {
  const known = followed.get(doc)
  if (known) return known
  const made = new FollowedMinutes(doc)
  followed.set(doc, made)
  return made
}
