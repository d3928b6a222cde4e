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
import { indexBehind } from './index-behind.js'

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
