/** What became of one passage through all of a document's log. */
import { daysOf, itemsOf, minutesFieldsOf, minutesTextOf, readFieldKey } from '@tandem/shared/documents'
import { Language } from '@tandem/shared/words'
import * as Y from 'yjs'
import type { WholeText } from './whole-text.js'

type AnyType = Pick<Y.AbstractType<never>, '_start' | '_map'>

/** The rows that put, took away or changed anything of a block, an item or a day, ascending. */
export function rowsTouching({ doc, index }: WholeText, passageId: string): number[] {
  const rows = new Set<number>()
  const addItem = (item: Y.Item): void => {
    index.addRowsOf(item.id.client, item.id.clock, item.length, rows)
    if (item.content instanceof Y.ContentType) addAllIn(item.content.type)
  }
  const addAllIn = (type: AnyType): void => {
    for (let item = type._start; item !== null; item = item.right) addItem(item)
    for (const last of type._map.values()) for (const item of valuesOf(last)) addItem(item)
  }
  for (const map of [itemsOf(doc), daysOf(doc)])
    for (const item of valuesOf(map._map.get(passageId))) addItem(item)
  for (const [key, last] of minutesFieldsOf(doc)._map)
    if (readFieldKey(key)?.id === passageId) for (const item of valuesOf(last)) addItem(item)
  for (const language of Language.options)
    for (const item of elementsCalled(doc, language, passageId)) addItem(item)
  return [...rows].toSorted((a, b) => a - b)
}

/** Every compartment that a paragraph is or was in. */
export function compartmentsIn({ doc }: WholeText): string[] {
  const named = new Set<string>()
  for (const [key, last] of minutesFieldsOf(doc)._map) {
    if (readFieldKey(key)?.field !== 'compartment') continue
    for (const { content } of valuesOf(last)) {
      const value: unknown = content.getContent().at(-1)
      if (typeof value === 'string' && value !== '') named.add(value)
    }
  }
  return [...named]
}

/** The elements that had this id at any time, standing or not. */
function elementsCalled(doc: Y.Doc, language: Language, id: string): Y.Item[] {
  const called: Y.Item[] = []
  for (let item = minutesTextOf(doc, language)._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentType)) continue
    const ids = valuesOf(item.content.type._map.get('id'))
    if (ids.some(({ content }) => content.getContent().at(-1) === id)) called.push(item)
  }
  return called
}

/** All values that an entry of a map ever had, the newest first. */
function valuesOf(last: Y.Item | undefined): Y.Item[] {
  const values: Y.Item[] = []
  for (let item = last ?? null; item !== null; item = item.left) values.push(item)
  return values
}
