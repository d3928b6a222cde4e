/**
 * Where an agenda keeps what in its Yjs document (MODEL M1). One entry per fact, so that two people
 * who change two things of one item both win.
 *
 *   info   Y.Map  kind `agenda`, languages (written by the server alone)
 *   days   Y.Map  day id → Y.Map { order, date, start, end }
 *   items  Y.Map  item id → Y.Map { order, parent, day, kind, minutes, action, number, deleted,
 *                                   leads: Y.Map code → order, papers: Y.Map symbol → order,
 *                                   title_<lang>, annotation_<lang>: Y.XmlFragment }
 */
import * as Y from 'yjs'
import type { ItemId } from '../ids/index.js'
import type { Language } from '../words/index.js'

export type YItem = Y.Map<unknown>
export type YDay = Y.Map<unknown>

export const agendaRoots = { info: 'info', days: 'days', items: 'items' } as const

export function infoOf(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap(agendaRoots.info)
}
export function daysOf(doc: Y.Doc): Y.Map<YDay> {
  return doc.getMap(agendaRoots.days)
}
export function itemsOf(doc: Y.Doc): Y.Map<YItem> {
  return doc.getMap(agendaRoots.items)
}

export type TextField = `title_${Language}` | `annotation_${Language}`

export function titleField(language: Language): TextField {
  return `title_${language}`
}
export function annotationField(language: Language): TextField {
  return `annotation_${language}`
}

/** The shared text of one field of an item; null when the item or the field is not there. */
export function textOf(doc: Y.Doc, itemId: ItemId, field: TextField): Y.XmlFragment | null {
  const text = itemsOf(doc).get(itemId)?.get(field)
  return text instanceof Y.XmlFragment ? text : null
}
