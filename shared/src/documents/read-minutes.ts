/**
 * Yjs document → canonical record of minutes. Total: whatever the document holds, a record comes out, the
 * same on every machine. Unknown words read as their default; of two blocks with one id in one language
 * the first counts; an element without an id is passed over.
 */
import * as Y from 'yjs'
import type { z } from 'zod'
import { type BlockId, DelegationCode, isIdOf, ItemId } from '../ids/index.js'
import { type Language, OutcomeVerb, ParagraphFlag, TextKind } from '../words/index.js'
import { infoOf } from './agenda-shape.js'
import { readDue } from './due.js'
import {
  Attribution,
  type Image,
  type MinutesBlock,
  type MinutesRecord,
  plainBlock,
  type Table,
} from './minutes-record.js'
import { minutesFieldsOf, minutesNodes, minutesTextOf, readFieldKey } from './minutes-shape.js'
import { asItStands, type ElementsOfBlock, type Look } from './look.js'
import { compareKeys, readLanguages } from './read-agenda.js'
import { readRuns } from './rich-text.js'

export const deepestLevel = 5
export const widestImage = 4_000

export function readMinutes(doc: Y.Doc, look: Look = asItStands): MinutesRecord {
  const languages = readLanguages(doc, look)
  const attribution = look.entry(infoOf(doc), 'attribution') === 'both' ? 'both' : 'meeting'
  const texts = languages.map((language) => [language, readElements(doc, language, look)] as const)
  const order = orderOfBlocks(texts.map(([, elements]) => [...elements.keys()]))
  const elementsOf = (id: BlockId): ElementsOfBlock => texts.map(([, elements]) => elements.get(id))
  const known = new Map<string, MinutesBlock>()
  for (const id of look.blockBefore ? order : []) {
    const block = look.blockBefore?.(id, elementsOf(id))
    if (block) known.set(id, block)
  }
  const fields = readFields(doc, look, known)
  let item: ItemId | null = null
  const blocks = order.map((id) => {
    const stood = known.get(id)
    const said = fields.get(id)
    const block = stood
      ? inSection(stood, item)
      : said
        ? readBlock(id, attribution, said)
        : plainBlock(id, attribution)
    if (!stood) {
      for (const [language, elements] of texts) readText(block, language, elements.get(id), look)
      if (block.kind === 'heading' && block.item) item = block.item
      block.item = item
    }
    if (block.kind !== 'heading') look.noteBlock?.(block, elementsOf(id))
    return block
  })
  return { kind: 'record', schemaVersion: 1, languages, attribution, blocks }
}

function inSection(block: MinutesBlock, item: ItemId | null): MinutesBlock {
  return block.item === item ? block : { ...block, item }
}

/**
 * What the fields say of the blocks that stand in the text, in order and without their words. Blocks of which
 * they say nothing are left out: cheap enough to ask for while people type in a long record.
 */
export function readBlockFacts(doc: Y.Doc): MinutesBlock[] {
  const attribution = infoOf(doc).get('attribution') === 'both' ? 'both' : 'meeting'
  const fields = readFields(doc, asItStands, new Map())
  const order = orderOfBlocks(readLanguages(doc).map((language) => [...readElements(doc, language).keys()]))
  return order.flatMap((id) => {
    const said = fields.get(id)
    return said ? [readBlock(id, attribution, said)] : []
  })
}

/** The blocks of one language by id, in order. */
export function readElements(
  doc: Y.Doc,
  language: Language,
  look: Look = asItStands,
): Map<BlockId, Y.XmlElement> {
  const elements = new Map<BlockId, Y.XmlElement>()
  for (const node of look.nodes(minutesTextOf(doc, language))) {
    if (!(node instanceof Y.XmlElement)) continue
    const id = look.attribute(node, 'id')
    if (isIdOf('blk', id) && !elements.has(id)) elements.set(id, node)
  }
  return elements
}

/**
 * One order for all languages: that of the first. What stands in another language alone follows what it
 * follows there.
 */
export function orderOfBlocks(orders: readonly (readonly BlockId[])[]): BlockId[] {
  const [first = [], ...others] = orders
  let order = [...first]
  for (const other of others) {
    const known = new Set(order)
    if (other.every((id) => known.has(id))) continue
    const following = new Map<BlockId | null, BlockId[]>()
    let last: BlockId | null = null
    for (const id of other) {
      if (known.has(id)) last = id
      else following.set(last, [...(following.get(last) ?? []), id])
    }
    order = [...(following.get(null) ?? []), ...order.flatMap((id) => [id, ...(following.get(id) ?? [])])]
  }
  return order
}

/** Block id → field → value; of those that are known nothing is asked. */
function readFields(
  doc: Y.Doc,
  look: Look,
  known: Pick<ReadonlyMap<string, unknown>, 'has'>,
): Map<string, Map<string, unknown>> {
  const fields = new Map<string, Map<string, unknown>>()
  look.eachEntry(minutesFieldsOf(doc), (value, key) => {
    const at = readFieldKey(key)
    if (!at || known.has(at.id)) return
    const ofBlock = fields.get(at.id) ?? new Map<string, unknown>()
    fields.set(at.id, ofBlock.set(at.field, value))
  })
  return fields
}

/** What the fields of one block say; `item` of a heading is its own, the section's is for the caller to give. */
export function readBlock(
  id: BlockId,
  attribution: Attribution,
  fields: ReadonlyMap<string, unknown>,
): MinutesBlock {
  const level = fields.get('level')
  const compartment = fields.get('compartment')
  const altText = readAltText(fields)
  return {
    ...plainBlock(id, attribution),
    kind: readWord(TextKind, fields.get('kind')) ?? 'narrative',
    level: Number.isSafeInteger(level) ? Math.min(Math.max(level as number, 0), deepestLevel) : 0,
    ordered: fields.get('ordered') === true,
    item: readWord(ItemId, fields.get('item')) ?? null,
    attribution: readWord(Attribution, fields.get('attribution')) ?? attribution,
    flags: ParagraphFlag.options.filter((flag) => fields.get(flag) === true),
    adReferendum: readList(fields, 'adReferendum'),
    compartment: typeof compartment === 'string' && compartment !== '' ? compartment : null,
    verb: readWord(OutcomeVerb, fields.get('verb')) ?? null,
    opens: fields.get('opens') === true,
    owners: readList(fields, 'owners'),
    counterparts: readList(fields, 'counterparts'),
    due: readDue(fields.get('due')),
    lagging: (['en', 'ko'] as const).filter((language) => fields.get(`lag.${language}`) === true),
    ...(altText && { altText }),
  }
}

/** Null: nobody has said anything, as with almost every block. */
function readAltText(fields: ReadonlyMap<string, unknown>): MinutesBlock['altText'] | null {
  if (fields.size === 0) return null
  const said = (['en', 'ko'] as const).flatMap((language) => {
    const words = fields.get(`altText.${language}`)
    return typeof words === 'string' && words !== '' ? [[language, words] as const] : []
  })
  return said.length > 0 ? Object.fromEntries(said) : null
}

/** Most blocks say nothing of most things, and a schema takes long to say that nothing is wrong. */
function readWord<Schema extends z.ZodType>(schema: Schema, word: unknown): z.output<Schema> | undefined {
  return word === undefined ? undefined : schema.safeParse(word).data
}

function readList(fields: ReadonlyMap<string, unknown>, name: string): DelegationCode[] {
  const listed: [DelegationCode, string][] = []
  for (const [field, order] of fields) {
    if (!field.startsWith(`${name}.`) || typeof order !== 'string') continue
    const code = DelegationCode.safeParse(field.slice(name.length + 1))
    if (code.success) listed.push([code.data, order])
  }
  return listed
    .toSorted(([a, orderA], [b, orderB]) => compareKeys(orderA, orderB, a, b))
    .map(([code]) => code)
}

/** What one language says of a block; for the record that is being put together. */
export function readText(
  block: MinutesBlock,
  language: Language,
  element: Y.XmlElement | undefined,
  look: Look = asItStands,
): void {
  if (!element) return
  if (element.nodeName === minutesNodes.table) {
    block.kind = 'table'
    block.table = { ...block.table, [language]: readTable(element, look) }
  } else if (element.nodeName === minutesNodes.image) {
    const image = readImage(element, look)
    block.kind = 'image'
    if (image) block.image = { ...block.image, [language]: image }
  } else {
    block.text[language] = readRuns(element, look)
  }
}

function readTable(table: Y.XmlElement, look: Look): Table {
  return elementsIn(table, [minutesNodes.row], look).map((row) =>
    elementsIn(row, [minutesNodes.cell, minutesNodes.header], look).map((cell) => ({
      header: cell.nodeName === minutesNodes.header,
      colspan: readSpan(look.attribute(cell, 'colspan')),
      rowspan: readSpan(look.attribute(cell, 'rowspan')),
      text: elementsIn(cell, [minutesNodes.block], look).map((block) => readRuns(block, look)),
    })),
  )
}

function readImage(image: Y.XmlElement, look: Look): Image | null {
  const blob = look.attribute(image, 'blob')
  const width = look.attribute(image, 'width')
  if (typeof blob !== 'string' || !isBlobAddress(blob)) return null
  const isWidth = Number.isSafeInteger(width) && (width as number) >= 1
  return { blob, width: isWidth ? Math.min(width as number, widestImage) : null }
}

/** SHA-256 of the content, in hex (MODEL M20). */
export function isBlobAddress(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text)
}

function elementsIn(parent: Y.XmlElement, names: readonly string[], look: Look): Y.XmlElement[] {
  return look
    .nodes(parent)
    .filter((node): node is Y.XmlElement => node instanceof Y.XmlElement && names.includes(node.nodeName))
}

function readSpan(span: unknown): number {
  return Number.isSafeInteger(span) ? Math.min(Math.max(span as number, 1), 1_000) : 1
}
