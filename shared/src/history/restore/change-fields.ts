/**
 * What the fields say of blocks of minutes, from one record to another. A field that somebody set since keeps
 * what he gave it. Who may see a paragraph is never changed by this, except that one which comes back from
 * behind a wall comes back behind it (MODEL M5).
 */
import type * as Y from 'yjs'
import { infoOf } from '../../documents/agenda-shape.js'
import { writeDue } from '../../documents/due.js'
import type { MinutesBlock, MinutesRecord } from '../../documents/minutes-record.js'
import {
  fieldKey,
  type FieldName,
  type FieldValue,
  type ListField,
  minutesFieldsOf,
  readFieldKey,
} from '../../documents/minutes-shape.js'
import { readBlock } from '../../documents/read-minutes.js'
import { altTextsOf } from '../../documents/write-minutes.js'
import type { BlockId, ItemId } from '../../ids/index.js'
import { ParagraphFlag } from '../../words/index.js'
import { ownItems } from './goal.js'
import { keysToOrder } from './order.js'

export interface MinutesChange {
  before: MinutesRecord
  after: MinutesRecord
  /** As it stands: the same object as `before` when nothing came since. */
  now: MinutesRecord
}

export function changeFields(doc: Y.Doc, { before, after, now }: MinutesChange): void {
  const fields = new LiveFields(doc)
  const [was, is] = [
    new Map(before.blocks.map((each) => [each.id, each])),
    new Map(now.blocks.map((each) => [each.id, each])),
  ]
  for (const block of after.blocks) {
    const old = was.get(block.id)
    // Its entries outlived it.
    const here = is.get(block.id)
    if (old && !here) continue
    if (old && old === block && old === here) continue
    fields.change(old ?? fields.read(block.id), block, here ?? fields.read(block.id))
    if (!here && block.compartment !== null) fields.write(block.id, 'compartment', block.compartment, true)
  }
  changeSections(fields, { before, after, now })
}

/** Which agenda item's section begins at a heading. */
function changeSections(fields: LiveFields, { before, after, now }: MinutesChange): void {
  const [was, will, is] = [ownItems(before), ownItems(after), ownItems(now)]
  let section: ItemId | null = null
  for (const { id, kind, item } of after.blocks) {
    if (kind === 'heading') {
      const said = fields.itemOf(id)
      const own = will.get(id) ?? null
      const isUntouched = before === now || was.get(id) === is.get(id) || !is.has(id)
      // Said once more what the section says already does no harm.
      if (isUntouched && said !== own && said !== section) fields.write(id, 'item', own)
      else if (isUntouched && said !== own && own !== null) fields.write(id, 'item', own)
    }
    section = item
  }
}

class LiveFields {
  private readonly fields: Y.Map<FieldValue>
  private readonly usual: MinutesRecord['attribution']
  private byBlock: Map<string, Map<string, FieldValue>> | null = null

  constructor(doc: Y.Doc) {
    this.fields = minutesFieldsOf(doc)
    this.usual = infoOf(doc).get('attribution') === 'both' ? 'both' : 'meeting'
  }

  /** What they say of a block, whether it stands or not. */
  read(id: BlockId): MinutesBlock {
    return readBlock(id, this.usual, this.said().get(id) ?? new Map<string, FieldValue>())
  }

  itemOf(id: BlockId): ItemId | null {
    return (this.fields.get(fieldKey(id, 'item')) as ItemId | undefined) ?? null
  }

  change(before: MinutesBlock, after: MinutesBlock, now: MinutesBlock): void {
    const [old, made, here] = [before, after, now].map((block) => plainValues(block, this.usual)) as [
      Values,
      Values,
      Values,
    ]
    for (const field of new Set([...old.keys(), ...made.keys()])) {
      if (old.get(field) === made.get(field) || here.get(field) !== old.get(field)) continue
      this.write(after.id, field, made.get(field) ?? null)
    }
    for (const list of ['owners', 'counterparts', 'adReferendum'] as const) {
      if (isSame(before[list], after[list]) || !isSame(now[list], before[list])) continue
      this.writeList(after.id, list, now[list], after[list])
    }
  }

  /** Null: back to the default. */
  write(id: BlockId, field: FieldName, value: FieldValue | null, onlyIfNone = false): void {
    const key = fieldKey(id, field)
    if (onlyIfNone && this.fields.has(key)) return
    if (value === null) {
      if (this.fields.has(key)) this.fields.delete(key)
    } else if (this.fields.get(key) !== value) this.fields.set(key, value)
  }

  private writeList(id: BlockId, list: ListField, now: readonly string[], wanted: readonly string[]): void {
    for (const code of now) if (!wanted.includes(code)) this.write(id, `${list}.${code}`, null)
    const keys = keysToOrder(wanted, (code) => {
      const key = this.fields.get(fieldKey(id, `${list}.${code}`))
      return typeof key === 'string' ? key : null
    })
    for (const [code, key] of keys) this.write(id, `${list}.${code}`, key)
  }

  private said(): Map<string, Map<string, FieldValue>> {
    if (this.byBlock) return this.byBlock
    const byBlock = new Map<string, Map<string, FieldValue>>()
    this.fields.forEach((value, key) => {
      const at = readFieldKey(key)
      if (!at) return
      const ofBlock = byBlock.get(at.id) ?? new Map<string, FieldValue>()
      byBlock.set(at.id, ofBlock.set(at.field, value))
    })
    this.byBlock = byBlock
    return byBlock
  }
}

type Values = Map<FieldName, FieldValue>

/** What differs from the default, lists, section and compartment left out. */
function plainValues(block: MinutesBlock, usual: MinutesRecord['attribution']): Values {
  const values: Values = new Map()
  if (block.kind !== 'narrative' && block.kind !== 'table' && block.kind !== 'image')
    values.set('kind', block.kind)
  if (block.level !== 0) values.set('level', block.level)
  if (block.ordered) values.set('ordered', true)
  if (block.attribution !== usual) values.set('attribution', block.attribution)
  for (const flag of ParagraphFlag.options) if (block.flags.includes(flag)) values.set(flag, true)
  if (block.verb) values.set('verb', block.verb)
  if (block.opens) values.set('opens', true)
  if (block.due) values.set('due', writeDue(block.due))
  for (const language of block.lagging) values.set(`lag.${language}`, true)
  for (const [language, words] of altTextsOf(block)) values.set(`altText.${language}`, words)
  return values
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((code, at) => code === other[at])
}
