/**
 * Canonical record of minutes → Yjs document, once, by the server, when the document is created [SYNC-7].
 * `readMinutes(writeMinutes(r))` equals `r` for every record that `readMinutes` gives.
 */
import { generateNKeysBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import type { BlockId, DelegationCode, ItemId } from '../ids/index.js'
import type { Language } from '../words/index.js'
import { infoOf } from './agenda-shape.js'
import { writeDue } from './due.js'
import type { Image, MinutesBlock, MinutesRecord, Table } from './minutes-record.js'
import {
  fieldKey,
  type FieldName,
  type FieldValue,
  type ListField,
  minutesFieldsOf,
  minutesNodes,
  minutesTextOf,
} from './minutes-shape.js'
import { writeRuns } from './rich-text.js'
import type { Run } from './runs.js'

export function writeMinutes(doc: Y.Doc, record: MinutesRecord): void {
  doc.transact(() => {
    const info = infoOf(doc)
    info.set('kind', record.kind)
    info.set('languages', [...record.languages])
    info.set('attribution', record.attribution)
    for (const language of record.languages) {
      const elements = record.blocks
        .map((block) => makeElement(block, language))
        .filter((each) => each !== null)
      minutesTextOf(doc, language).insert(0, elements)
    }
    const fields = minutesFieldsOf(doc)
    let section: ItemId | null = null
    for (const block of record.blocks) {
      // Only a heading names its item: whatever stands under it has it from there.
      const item = block.kind === 'heading' && block.item !== section ? block.item : null
      section = block.item
      for (const [field, value] of plainFieldsOf({ ...block, item }, record.attribution))
        fields.set(fieldKey(block.id, field), value)
    }
  })
}

/** The element of one block in one language; null where it does not stand in that language. */
export function makeElement(block: MinutesBlock, language: Language): Y.XmlElement | null {
  const table = block.table?.[language]
  if (table) return makeTable(block.id, table)
  const image = block.image?.[language]
  if (image) return makeImageElement(block.id, image)
  const runs = block.text[language]
  return runs ? makeTextBlock(block.id, runs) : null
}

/** Never without its text: two people who type first must share one. */
export function makeTextBlock(id: BlockId, runs: readonly Run[]): Y.XmlElement {
  const element = new Y.XmlElement(minutesNodes.block)
  element.setAttribute('id', id)
  element.insert(0, [writeRuns(runs)])
  return element
}

function makeImageElement(id: BlockId, { blob, width }: Image): Y.XmlElement {
  const element = new Y.XmlElement<{ id: string; blob: string; width: number }>(minutesNodes.image)
  element.setAttribute('id', id)
  element.setAttribute('blob', blob)
  if (width !== null) element.setAttribute('width', width)
  return element as Y.XmlElement
}

function makeTable(id: BlockId, table: Table): Y.XmlElement {
  const element = new Y.XmlElement(minutesNodes.table)
  element.setAttribute('id', id)
  element.insert(0, table.map(makeRow))
  return element
}

export function makeRow(cells: Table[number]): Y.XmlElement {
  const row = new Y.XmlElement(minutesNodes.row)
  row.insert(0, cells.map(makeCell))
  return row
}

export function makeCell({ header, colspan, rowspan, text }: Table[number][number]): Y.XmlElement {
  const cell = new Y.XmlElement<{ colspan: number; rowspan: number }>(
    header ? minutesNodes.header : minutesNodes.cell,
  )
  if (colspan > 1) cell.setAttribute('colspan', colspan)
  if (rowspan > 1) cell.setAttribute('rowspan', rowspan)
  const paragraphs = text.length > 0 ? text : [[]]
  cell.insert(0, paragraphs.map(makeCellParagraph))
  return cell as Y.XmlElement
}

export function makeCellParagraph(runs: readonly Run[]): Y.XmlElement {
  const paragraph = new Y.XmlElement(minutesNodes.block)
  paragraph.insert(0, [writeRuns(runs)])
  return paragraph
}

/** Only what differs from the default is written: a plain paragraph has no fields. */
export function plainFieldsOf(
  block: MinutesBlock,
  usual: MinutesRecord['attribution'],
): [FieldName, FieldValue][] {
  const fields: [FieldName, FieldValue][] = []
  if (block.kind !== 'narrative' && block.kind !== 'table' && block.kind !== 'image')
    fields.push(['kind', block.kind])
  if (block.level !== 0) fields.push(['level', block.level])
  if (block.ordered) fields.push(['ordered', true])
  if (block.item) fields.push(['item', block.item])
  if (block.attribution !== usual) fields.push(['attribution', block.attribution])
  for (const flag of block.flags) fields.push([flag, true])
  if (block.compartment) fields.push(['compartment', block.compartment])
  if (block.verb) fields.push(['verb', block.verb])
  if (block.opens) fields.push(['opens', true])
  if (block.due) fields.push(['due', writeDue(block.due)])
  for (const language of block.lagging) fields.push([`lag.${language}`, true])
  for (const [language, words] of altTextsOf(block)) fields.push([`altText.${language}`, words])
  fields.push(...listOf('owners', block.owners))
  fields.push(...listOf('counterparts', block.counterparts))
  fields.push(...listOf('adReferendum', block.adReferendum))
  return fields
}

/** What is said of an image, language by language. */
export function altTextsOf({ altText }: MinutesBlock): [Language, string][] {
  return altText ? (Object.entries(altText) as [Language, string][]) : []
}

function listOf(name: ListField, codes: readonly DelegationCode[]): [FieldName, FieldValue][] {
  const keys = generateNKeysBetween(null, null, codes.length)
  return codes.map((code, index) => [`${name}.${code}`, keys[index] ?? ''])
}
