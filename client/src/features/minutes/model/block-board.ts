/**
 * What every block of live minutes is, without its words: kept up with the document's own events, so that a
 * key in a paragraph costs nothing here, and only a change of structure counts the numbers anew.
 *
 * Always true:
 *  1. A watcher is told after the transaction in which its block has changed, and once for each.
 *  2. `order` is that of the record: the first language's, with what stands in another alone (MODEL M5).
 */
import {
  type FollowedMinutes,
  followMinutes,
  type MinutesBlock,
  minutesFieldsOf,
  minutesNodes,
  minutesTextOf,
  orderOfBlocks,
  readBlock,
  readFieldKey,
  readLanguages,
  infoOf,
  type MinutesRecord,
} from '@tandem/shared/documents'
import { BlockId, type ItemId } from '@tandem/shared/ids'
import { laggingAmong, markLists, numberInOrder } from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import * as Y from 'yjs'

export interface BoardBlock {
  /** As its fields say; text, table and image are not kept here. */
  facts: MinutesBlock
  /** In the run through the record; null for what has none. */
  number: number | null
  /** What stands before a list item: `•`, `2.`, `b)`. */
  mark: string | null
  /** Where it stands. */
  languages: readonly Language[]
  /** Of a heading: the agenda item whose section it begins. */
  names: ItemId | null
  /** Where it has to be brought into step. */
  lagging: readonly Language[]
  /** Where it has words, or is no text. */
  filled: readonly Language[]
  /** The pattern to begin from, in each language that has one. */
  hints: Readonly<Partial<Record<Language, string>>>
  /** Blocks that follow it in the record and do not stand in this language, up to the next that does. */
  missingAfter: Readonly<Partial<Record<Language, readonly BlockId[]>>>
}

type Listener = () => void

export class BlockBoard {
  readonly languages: readonly Language[]
  readonly attribution: MinutesRecord['attribution']
  #order: readonly BlockId[] = []
  #blocks = new Map<BlockId, BoardBlock>()
  #missingFirst: Partial<Record<Language, readonly BlockId[]>> = {}
  #elements = new Map<Language, ReadonlyMap<BlockId, Y.XmlElement>>()
  readonly #followed: FollowedMinutes
  #watchers = new Map<BlockId, Set<Listener>>()
  #listeners = new Set<Listener>()
  /** As a block's own fields say, and with its section's item. Kept, since most stay as they are. */
  #read = new Map<BlockId, { own: MinutesBlock; facts: MinutesBlock }>()
  #lagging = 0
  #isStale = false
  #touched = new Set<string>()
  /** Raised with every change of structure or of a fact. */
  version = 0

  constructor(readonly doc: Y.Doc) {
    this.languages = readLanguages(doc)
    this.attribution = infoOf(doc).get('attribution') === 'both' ? 'both' : 'meeting'
    this.#followed = followMinutes(doc)
    this.#readAll()
  }

  /** Begins to listen. Returns the function that ends it. */
  start(): () => void {
    this.#readAll()
    const fields = minutesFieldsOf(this.doc)
    const onFields = (event: Y.YMapEvent<string | number | boolean>) => {
      for (const key of event.keysChanged) {
        const at = readFieldKey(key)
        if (at) this.#touched.add(at.id)
      }
    }
    fields.observe(onFields)
    const stops = this.languages.map((language) => {
      const text = minutesTextOf(this.doc, language)
      const onText = (events: Y.YEvent<Y.XmlFragment>[]) => this.#onText(language, text, events)
      text.observeDeep(onText)
      return () => text.unobserveDeep(onText)
    })
    const settle = () => this.#settle()
    this.doc.on('afterTransaction', settle)
    return () => {
      fields.unobserve(onFields)
      for (const stop of stops) stop()
      this.doc.off('afterTransaction', settle)
    }
  }

  get order(): readonly BlockId[] {
    return this.#order
  }

  block(id: BlockId): BoardBlock | null {
    return this.#blocks.get(id) ?? null
  }

  /** The blocks in order. */
  blocks(): MinutesBlock[] {
    return this.#order.flatMap((id) => this.#blocks.get(id)?.facts ?? [])
  }

  /** How many blocks have to be brought into step. */
  get lagging(): number {
    return this.#lagging
  }

  element(id: BlockId, language: Language): Y.XmlElement | null {
    return this.#elements.get(language)?.get(id) ?? null
  }

  /** Blocks before the first that this language has. */
  missingFirst(language: Language): readonly BlockId[] {
    return this.#missingFirst[language] ?? []
  }

  /** Told of changes of one block. */
  watch(id: BlockId, listener: Listener): () => void {
    const watchers = this.#watchers.get(id) ?? new Set()
    this.#watchers.set(id, watchers.add(listener))
    return () => {
      watchers.delete(listener)
      if (watchers.size === 0 && this.#watchers.get(id) === watchers) this.#watchers.delete(id)
    }
  }

  /** What blocks show besides has changed, such as the numbers of commitments. */
  drawAgain(): void {
    for (const watchers of this.#watchers.values()) for (const tell of watchers) tell()
  }

  /** Told of changes of structure and facts, of whichever blocks. */
  subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The agenda item of the section a block stands in. */
  sectionOf(id: BlockId): ItemId | null {
    return this.#blocks.get(id)?.facts.item ?? null
  }

  #onText(language: Language, text: Y.XmlFragment, events: Y.YEvent<Y.XmlFragment>[]): void {
    for (const event of events) {
      const target: unknown = event.target
      if (target === text) this.#isStale = true
      else if (target instanceof Y.XmlElement && target.parent === text) {
        if (event.changes.keys.has('id')) this.#isStale = true
        else this.#noteFilled(language, target)
      } else if (target instanceof Y.XmlText && target.parent?.parent === text) {
        this.#noteFilled(language, target.parent as Y.XmlElement)
      }
    }
  }

  /** Only the step from empty to written, or back, changes numbers and marks. */
  #noteFilled(language: Language, element: Y.XmlElement): void {
    const id = BlockId.safeParse(element.getAttribute('id')).data
    const block = id && this.#blocks.get(id)
    if (!block || block.filled.includes(language) === isFilled(element)) return
    this.#isStale = true
  }

  #settle(): void {
    if (!this.#isStale && this.#touched.size === 0) return
    const touched = this.#touched
    this.#touched = new Set()
    this.#isStale = false
    this.#readAll(touched)
    this.version += 1
    for (const listener of this.#listeners) listener()
  }

  #readAll(touched: ReadonlySet<string> = new Set()): void {
    this.#elements = new Map(
      this.languages.map((language) => [language, this.#followed.elementsIn(language)] as const),
    )
    this.#order = orderOfBlocks([...this.#elements.values()].map((elements) => [...elements.keys()]))
    const before = this.#blocks
    const facts = this.#readFacts(touched)
    const filled = new Map(this.#order.map((id) => [id, this.#languagesWhere(id, isFilled)] as const))
    const numbers = numberInOrder(facts, ({ id }) => (filled.get(id)?.length ?? 0) > 0)
    const marks = markLists(facts)
    const missing = this.#findMissing()
    this.#blocks = new Map(
      facts.map((each) => {
        const { id } = each
        const next: BoardBlock = {
          facts: each,
          names: (each.kind === 'heading' && this.#read.get(id)?.own.item) || null,
          lagging: laggingAmong(
            this.languages,
            (language) => filled.get(id)?.includes(language) === true,
            each.lagging,
          ),
          number: numbers.get(id) ?? null,
          mark: marks.get(id) ?? null,
          languages: this.#languagesWhere(id, () => true),
          filled: filled.get(id) ?? [],
          hints: touched.has(id) ? this.#hintsOf(id) : (before.get(id)?.hints ?? this.#hintsOf(id)),
          missingAfter: missing.get(id) ?? none,
        }
        const last = before.get(id)
        return [id, last && isAlike(last, next) ? last : next] as const
      }),
    )
    this.#lagging = 0
    for (const block of this.#blocks.values()) if (block.lagging.length > 0) this.#lagging += 1
    for (const [id, block] of this.#blocks) {
      if (before.get(id) !== block) for (const tell of this.#watchers.get(id) ?? []) tell()
    }
  }

  #readFacts(touched: ReadonlySet<string>): MinutesBlock[] {
    let item: ItemId | null = null
    return this.#order.map((id) => {
      const known = touched.has(id) ? undefined : this.#read.get(id)
      const own = known?.own ?? this.#readOwn(id)
      if (own.kind === 'heading' && own.item) item = own.item
      const facts = known?.facts.item === item ? known.facts : { ...own, item }
      if (facts !== known?.facts) this.#read.set(id, { own, facts })
      return facts
    })
  }

  #readOwn(id: BlockId): MinutesBlock {
    const block = readBlock(id, this.attribution, this.#followed.fieldsOf(id))
    for (const elements of this.#elements.values()) {
      const name = elements.get(id)?.nodeName
      if (name === minutesNodes.table || name === minutesNodes.image) return { ...block, kind: name }
    }
    return block
  }

  #languagesWhere(id: BlockId, holds: (element: Y.XmlElement) => boolean): Language[] {
    return this.languages.filter((language) => {
      const element = this.element(id, language)
      return element !== null && holds(element)
    })
  }

  #hintsOf(id: BlockId): Partial<Record<Language, string>> {
    const hints: Partial<Record<Language, string>> = {}
    for (const language of this.languages) {
      const hint = this.#followed.fieldsOf(id).get(`hint.${language}`)
      if (typeof hint === 'string') hints[language] = hint
    }
    return hints
  }

  /** Block → what follows it in the record and is missing in a language. */
  #findMissing(): Map<BlockId, Partial<Record<Language, BlockId[]>>> {
    const missing = new Map<BlockId, Partial<Record<Language, BlockId[]>>>()
    this.#missingFirst = {}
    for (const language of this.languages) {
      const elements = this.#elements.get(language)
      let last: BlockId | null = null
      const first: BlockId[] = []
      for (const id of this.#order) {
        if (elements?.has(id)) last = id
        else if (last === null) first.push(id)
        else {
          const after = missing.get(last) ?? {}
          after[language] = [...(after[language] ?? []), id]
          missing.set(last, after)
        }
      }
      this.#missingFirst[language] = first
    }
    return missing
  }
}

function isFilled(element: Y.XmlElement): boolean {
  if (element.nodeName !== minutesNodes.block) return true
  return element.toArray().some((child) => child instanceof Y.XmlText && child.length > 0)
}

const none = {}

function isAlike(a: BoardBlock, b: BoardBlock): boolean {
  return (
    a.facts === b.facts &&
    a.number === b.number &&
    a.mark === b.mark &&
    a.hints === b.hints &&
    a.names === b.names &&
    isSameList(a.languages, b.languages) &&
    isSameList(a.filled, b.filled) &&
    (a.missingAfter === b.missingAfter || JSON.stringify(a.missingAfter) === JSON.stringify(b.missingAfter))
  )
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at])
}
