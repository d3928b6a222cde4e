/**
 * What people and the server do to minutes beside typing, each as one transaction. Every function answers
 * whether there was such a block; none writes a value that is there already, since that would be an edit,
 * and would beat another's change of the same moment.
 */
import { generateKeyBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import { type Due, writeDue } from '../documents/due.js'
import {
  fieldKey,
  type FieldName,
  type FieldValue,
  type ListField,
  minutesFieldsOf,
  minutesNodes,
  minutesTextOf,
  readFieldKey,
} from '../documents/minutes-shape.js'
import { readLanguages } from '../documents/read-agenda.js'
import { readElements } from '../documents/read-minutes.js'
import { makeTextBlock } from '../documents/write-minutes.js'
import type { Run } from '../documents/runs.js'
import { type BlockId, DelegationCode, newId } from '../ids/index.js'
import { type Language, outcomeVerbs, type OutcomeVerb, type TextKind } from '../words/index.js'

/** Sets one field; null takes it away, back to the default. */
export function setField(
  doc: Y.Doc,
  origin: unknown,
  id: BlockId,
  field: FieldName,
  value: FieldValue | null,
): void {
  doc.transact(() => writeField(doc, id, field, value), origin)
}

function writeField(doc: Y.Doc, id: BlockId, field: FieldName, value: FieldValue | null): void {
  const fields = minutesFieldsOf(doc)
  const key = fieldKey(id, field)
  if (value === null) {
    if (fields.has(key)) fields.delete(key)
  } else if (fields.get(key) !== value) fields.set(key, value)
}

/** What a block is. Its words are not touched, so nobody who types in it loses one (M5). */
export function setKind(doc: Y.Doc, origin: unknown, id: BlockId, kind: TextKind, level = 0): void {
  doc.transact(() => {
    writeField(doc, id, 'kind', kind === 'narrative' ? null : kind)
    writeField(doc, id, 'level', level === 0 ? null : level)
  }, origin)
}

/** Records a paragraph as an outcome. A verb that leaves something to do opens a commitment, unless said otherwise. */
export function recordAs(doc: Y.Doc, origin: unknown, id: BlockId, verb: OutcomeVerb): void {
  doc.transact(() => {
    writeField(doc, id, 'kind', 'outcome')
    writeField(doc, id, 'level', null)
    writeField(doc, id, 'verb', verb)
    if (opensByItself(verb)) writeField(doc, id, 'opens', true)
  }, origin)
}

/** "Agreed" may open a commitment and mostly does not; whoever is tasked or owes an answer has one. */
function opensByItself(verb: OutcomeVerb): boolean {
  return outcomeVerbs[verb].opensCommitment && verb !== 'agreed' && verb !== 'decided'
}

/** No outcome any more: an ordinary paragraph, and what it opened is closed with it. */
export function clearOutcome(doc: Y.Doc, origin: unknown, id: BlockId): void {
  doc.transact(() => {
    writeField(doc, id, 'kind', null)
    writeField(doc, id, 'verb', null)
    writeField(doc, id, 'opens', null)
  }, origin)
}

export function setDue(doc: Y.Doc, origin: unknown, id: BlockId, due: Due | null): void {
  doc.transact(() => {
    writeField(doc, id, 'due', due && writeDue(due))
    if (due) writeField(doc, id, 'opens', true)
  }, origin)
}

/** Adds a delegation at the end of one of a block's lists, or takes it out. An owner opens the commitment. */
export function setListed(
  doc: Y.Doc,
  origin: unknown,
  id: BlockId,
  list: ListField,
  { code, listed }: { code: DelegationCode; listed: boolean },
): void {
  doc.transact(() => {
    const field = `${list}.${code}` as const
    const fields = minutesFieldsOf(doc)
    if (fields.has(fieldKey(id, field)) === listed) return
    writeField(doc, id, field, listed ? generateKeyBetween(lastKey(fields, id, list), null) : null)
    if (listed && list === 'owners') writeField(doc, id, 'opens', true)
  }, origin)
}

/** Makes one of a block's lists exactly these delegations. Those that are in it already keep their place. */
export function setList(
  doc: Y.Doc,
  origin: unknown,
  id: BlockId,
  list: ListField,
  codes: readonly DelegationCode[],
): void {
  doc.transact(() => {
    const listed = new Set(codes)
    const prefix = `${list}.`
    const gone: FieldName[] = []
    minutesFieldsOf(doc).forEach((_, key) => {
      const at = readFieldKey(key)
      if (at?.id !== id || !at.field.startsWith(prefix)) return
      const code = DelegationCode.safeParse(at.field.slice(prefix.length))
      if (code.success && !listed.has(code.data)) gone.push(`${list}.${code.data}`)
    })
    for (const field of gone) writeField(doc, id, field, null)
    for (const code of codes) setListed(doc, origin, id, list, { code, listed: true })
  }, origin)
}

function lastKey(fields: Y.Map<FieldValue>, id: BlockId, list: ListField): string | null {
  const prefix = `${id}.${list}.`
  let last: string | null = null
  fields.forEach((value, key) => {
    if (key.startsWith(prefix) && typeof value === 'string' && (last === null || value > last)) last = value
  })
  return last
}

/** A text block behind another, in one language; null: first. Its counterparts come with who writes them. */
export function insertBlock(
  doc: Y.Doc,
  origin: unknown,
  {
    language,
    after,
    runs = [],
    id = newId('blk'),
  }: {
    language: Language
    after: BlockId | null
    runs?: readonly Run[]
    id?: BlockId
  },
): BlockId {
  doc.transact(() => {
    minutesTextOf(doc, language).insert(indexBehind(doc, language, after), [makeTextBlock(id, runs)])
  }, origin)
  return id
}

/** Where what follows `after` stands: behind it, else behind the nearest block before it that this language has. */
function indexBehind(doc: Y.Doc, language: Language, after: BlockId | null): number {
  const nodes = minutesTextOf(doc, language).toArray()
  const at = new Map(nodes.map((node, index) => [(node as Y.XmlElement).getAttribute('id') as string, index]))
  if (after === null) return 0
  const here = at.get(after)
  if (here !== undefined) return here + 1
  for (const other of readLanguages(doc)) {
    const ids = [...readElements(doc, other).keys()]
    const index = ids.indexOf(after)
    if (index === -1) continue
    const before = ids.slice(0, index).findLast((id) => at.has(id))
    return before ? (at.get(before) as number) + 1 : 0
  }
  return nodes.length
}

/**
 * The counterpart of a block in a language it does not stand in yet: an empty paragraph, a table of the same
 * form with empty cells, the same image.
 */
export function addCounterpart(doc: Y.Doc, origin: unknown, id: BlockId, language: Language): boolean {
  if (readElements(doc, language).has(id)) return false
  const other = readLanguages(doc)
    .map((each) => readElements(doc, each).get(id))
    .find((element) => element !== undefined)
  if (!other || other.nodeName === minutesNodes.block) {
    insertBlock(doc, origin, { language, after: id, id })
    return true
  }
  doc.transact(() => {
    const copy = other.clone()
    minutesTextOf(doc, language).insert(indexBehind(doc, language, id), [copy])
    if (copy.nodeName === minutesNodes.table) emptyTexts(copy)
  }, origin)
  return true
}

function emptyTexts(element: Y.XmlElement): void {
  for (const child of element.toArray()) {
    if (child instanceof Y.XmlText) child.delete(0, child.length)
    else if (child instanceof Y.XmlElement) emptyTexts(child)
  }
}

/**
 * Moves blocks behind another, null: to the top, in every language at once and with their ids, in one
 * transaction (M6). The server puts back what others typed into the old place meanwhile. The elements are
 * moved here and not through an editor, which would rewrite all that lies between.
 */
export function moveBlocks(
  doc: Y.Doc,
  origin: unknown,
  ids: readonly BlockId[],
  after: BlockId | null,
): boolean {
  const moving = new Set(ids)
  if (after !== null && moving.has(after)) return false
  let moved = false
  doc.transact(() => {
    for (const language of readLanguages(doc)) {
      const text = minutesTextOf(doc, language)
      const copies: Y.XmlElement[] = []
      // Two who moved it at once see it twice until the server has put that right: the first goes, the other stays.
      const going = new Set(
        [...readElements(doc, language)].flatMap(([id, node]) => (moving.has(id) ? [node] : [])),
      )
      // From the end, so that the places of what comes before stay as they are.
      for (const [index, node] of [...text.toArray().entries()].toReversed()) {
        if (!(node instanceof Y.XmlElement) || !going.has(node)) continue
        copies.unshift(node.clone())
        text.delete(index, 1)
      }
      if (copies.length === 0) continue
      text.insert(indexBehind(doc, language, after), copies)
      moved = true
    }
  }, origin)
  return moved
}

/** Takes blocks out, in every language at once. Their fields stay, so that undo brings back all of them. */
export function deleteBlocks(doc: Y.Doc, origin: unknown, ids: readonly BlockId[]): boolean {
  const going = new Set<string>(ids)
  let gone = false
  doc.transact(() => {
    for (const language of readLanguages(doc)) {
      const text = minutesTextOf(doc, language)
      for (const [index, node] of [...text.toArray().entries()].toReversed()) {
        if (!(node instanceof Y.XmlElement) || !going.has(node.getAttribute('id') ?? '')) continue
        text.delete(index, 1)
        gone = true
      }
    }
  }, origin)
  return gone
}

/** A heading with everything under it, up to the next heading of its level or above; any other block alone. */
export function sectionFrom(
  blocks: readonly { id: BlockId; kind: string; level: number }[],
  id: BlockId,
): BlockId[] {
  const at = blocks.findIndex((block) => block.id === id)
  const head = blocks[at]
  if (!head) return []
  if (head.kind !== 'heading') return [id]
  const end = blocks.findIndex(
    (block, index) => index > at && block.kind === 'heading' && block.level <= head.level,
  )
  return blocks.slice(at, end === -1 ? undefined : end).map((block) => block.id)
}
