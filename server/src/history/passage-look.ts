/**
 * Looks back at one passage of minutes alone, with what it takes to tell whose letters it is made of: the passages
 * its letters came from or went to, and the headings, whose sections passages stand in. However long the record
 * is, a look at one of its paragraphs costs what that paragraph costs.
 */
import { minutesFieldsOf, minutesTextOf, readFieldKey } from '@tandem/shared/documents'
import { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import { LookBack } from './look-back.js'
import type { WholeText } from './whole-text.js'

/** What of minutes is looked at; everything else is as if it had never been. */
export interface PassageView {
  /** Elements that ever had one of the ids, by the text they are in and in its order. */
  readonly elements: ReadonlyMap<Y.XmlFragment, readonly Y.Item[]>
  /** Names of the entries of fields that say something of them. */
  readonly fields: readonly string[]
}

export function viewOfPassage(whole: WholeText, passageId: string): PassageView {
  const { doc } = whole
  const texts = Language.options.map((language) => minutesTextOf(doc, language))
  const own = texts.flatMap((text) => elementsOf(text).filter((item) => idsOf(item).includes(passageId)))
  const wanted = new Set([passageId, ...headingsIn(doc)])
  for (const item of own)
    for (const related of relatedTo(item, whole)) for (const id of idsOf(related)) wanted.add(id)
  const isWanted = (item: Y.Item): boolean => idsOf(item).some((id) => wanted.has(id))
  return {
    elements: new Map(texts.map((text) => [text, elementsOf(text).filter(isWanted)])),
    fields: [...minutesFieldsOf(doc)._map.keys()].filter((key) => wanted.has(readFieldKey(key)?.id ?? '')),
  }
}

export class PassageLook extends LookBack {
  private readonly view: PassageView
  private readonly fields: Y.Map<unknown>

  constructor({ doc, index, readings }: WholeText, seq: number, view: PassageView) {
    super(index.at(seq), readings)
    this.view = view
    this.fields = minutesFieldsOf(doc) as Y.Map<unknown>
  }

  override nodes(of: Y.XmlFragment): unknown[] {
    const elements = this.view.elements.get(of)
    if (!elements) return super.nodes(of)
    return elements.filter((item) => this.stands(item)).map(({ content }) => (content as Y.ContentType).type)
  }

  override eachEntry<Value>(of: Y.Map<Value>, visit: (value: unknown, key: string) => void): void {
    if ((of as Y.Map<unknown>) !== this.fields) {
      super.eachEntry(of, visit)
      return
    }
    for (const key of this.view.fields) {
      const value = this.entry(of, key)
      if (value !== undefined) visit(value, key)
    }
  }
}

/** The elements that hold or held letters which are the same to people as letters of this one. */
function relatedTo(element: Y.Item, { doc, aliases }: WholeText): Set<Y.Item> {
  const related = new Set<Y.Item>()
  const addHolders = (client: number, clock: number, length: number): void => {
    for (let at = clock; at < clock + length;) {
      const item = Y.getItem(doc.store, Y.createID(client, at))
      at = item.id.clock + item.length
      const holder = elementAround(item)
      if (holder) related.add(holder)
    }
  }
  for (const { client, clock, length } of lettersIn(element)) {
    for (const origin of aliases.originsOf(client, clock, length)) {
      addHolders(origin.client, origin.clock, origin.length)
      for (const copy of aliases.copiesOf(origin.client, origin.clock, origin.length))
        addHolders(copy.client, copy.clock, copy.length)
    }
  }
  return related
}

function* lettersIn({ content }: Y.Item): Generator<{ client: number; clock: number; length: number }> {
  if (!(content instanceof Y.ContentType)) return
  for (let item = content.type._start; item !== null; item = item.right) {
    if (item.content instanceof Y.ContentString) yield { ...item.id, length: item.length }
    else yield* lettersIn(item)
  }
}

/** The child of the text that this item is in. */
function elementAround(item: Y.Item): Y.Item | null {
  let at: Y.Item = item
  for (;;) {
    const { parent } = at
    if (!(parent instanceof Y.AbstractType)) return null
    if (parent._item === null) return at
    at = parent._item
  }
}

function elementsOf(text: Y.XmlFragment): Y.Item[] {
  const elements: Y.Item[] = []
  for (let item = text._start; item !== null; item = item.right)
    if (item.content instanceof Y.ContentType) elements.push(item)
  return elements
}

/** Every id that an element ever had. */
function idsOf({ content }: Y.Item): string[] {
  if (!(content instanceof Y.ContentType)) return []
  const ids: string[] = []
  for (let item = content.type._map.get('id') ?? null; item !== null; item = item.left)
    for (const id of item.content.getContent()) if (typeof id === 'string') ids.push(id)
  return ids
}

/** What ever had an item of its own. */
function headingsIn(doc: Y.Doc): string[] {
  return [...minutesFieldsOf(doc)._map.keys()].flatMap((key) => {
    const at = readFieldKey(key)
    return at?.field === 'item' ? [at.id] : []
  })
}
