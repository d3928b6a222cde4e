/**
 * A record of the demonstration's data → the canonical record of its first version, and what each further
 * version changes, as small as it can be: who wrote which words is read from it later (M13).
 *
 * Paragraphs stand under headings made from the agenda, in the order of its numbers, whatever order the
 * items were taken in [X11].
 */
import { numberItems } from '@tandem/shared/agendas'
import {
  type AgendaItem,
  type AgendaRecord,
  type Attribution,
  type MinutesBlock,
  type MinutesRecord,
  plainBlock,
  plainFieldsOf,
  plainText,
  readElements,
  readMinutes,
} from '@tandem/shared/documents'
import { type BlockId, idFrom } from '@tandem/shared/ids'
import { insertBlock, moveBlocks, setField, setKind } from '@tandem/shared/minutes'
import { type Language, ParagraphFlag, ParagraphKind } from '@tandem/shared/words'
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { replaceDiffering } from './replace-differing.js'
import type { Workspace } from './workspace.js'
import type { DataOp, DataParagraph, DataRecord } from './workspace-records.js'

/** The block of a paragraph of the data: always the same, so that checks find it again. */
export function blockOf(symbol: string, paragraph: string): BlockId {
  return idFrom('blk', createHash('sha256').update(`${symbol} ${paragraph}`).digest())
}

export interface ImportedVersion {
  /** Domain time, ms. */
  at: number
  /** The person, by the data's id. */
  by: string
  /** Null: its text is that of the version before. */
  change: ((doc: Y.Doc) => void) | null
}

export class MinutesImport {
  private readonly data: DataRecord
  private readonly workspace: Workspace
  private readonly items: AgendaItem[]
  private readonly numberOf: ReadonlyMap<string, string>
  private readonly languages: Language[]
  private readonly usual: MinutesRecord['attribution']

  constructor(
    data: DataRecord,
    about: { workspace: Workspace; agenda: AgendaRecord; attribution: MinutesRecord['attribution'] },
  ) {
    this.data = data
    this.workspace = about.workspace
    this.items = about.agenda.items.filter(({ kind }) => kind !== 'break')
    this.numberOf = numberItems(about.agenda)
    this.languages = data.languages.map(({ lang }) => lang)
    this.usual = about.attribution
  }

  /** What the first version says. */
  base(): MinutesRecord {
    const record: MinutesRecord = {
      kind: 'record',
      schemaVersion: 1,
      languages: this.languages,
      attribution: this.usual,
      blocks: [],
    }
    for (const item of this.items) {
      const paragraphs = this.data.base.filter((paragraph) => this.itemOf(paragraph.item) === item)
      if (paragraphs.length === 0 && !this.isAbovePart(item)) continue
      record.blocks.push(this.heading(item), ...paragraphs.map((paragraph) => this.paragraph(paragraph)))
    }
    return record
  }

  /** The versions after the first, oldest first. */
  changes(): ImportedVersion[] {
    return this.data.versions.slice(1).map(({ at, by, ops }) => ({
      at: Date.parse(at),
      by,
      change: ops.length > 0 ? (doc) => doc.transact(() => ops.forEach((op) => this.apply(doc, op))) : null,
    }))
  }

  private apply(doc: Y.Doc, op: DataOp): void {
    if (op.op === 'insert') this.insert(doc, op.para, op.after)
    else if (op.op === 'replace') this.replace(doc, op)
    else this.set(doc, blockOf(this.data.symbol, op.para), op)
  }

  private insert(doc: Y.Doc, data: DataParagraph, after: string): void {
    const block = this.paragraph(data)
    this.stand(doc, block, this.spotIn(doc, this.itemOf(data.item), blockOf(this.data.symbol, after)))
  }

  /** Puts a block with all that is said of it behind another. */
  private stand(doc: Y.Doc, block: MinutesBlock, after: BlockId | null): void {
    const { id } = block
    for (const language of this.languages) {
      const runs = block.text[language]
      if (runs) insertBlock(doc, null, { language, after, id, runs })
    }
    for (const [field, value] of plainFieldsOf(block, this.usual)) setField(doc, null, id, field, value)
  }

  /** Behind what is wished when that is in the item's section, else at its end; the heading is made first when there is none. */
  private spotIn(doc: Y.Doc, item: AgendaItem, wished: BlockId): BlockId {
    const heading = this.headingId(item)
    if (!readMinutes(doc).blocks.some(({ id }) => id === heading)) {
      const above = item.parent === null ? undefined : this.items.find(({ id }) => id === item.parent)
      if (above) this.spotIn(doc, above, this.headingId(above))
      this.stand(doc, this.heading(item), this.endBefore(doc, item))
    }
    const own = readMinutes(doc).blocks.filter((block) => block.item === item.id)
    return own.some(({ id }) => id === wished) ? wished : (own.at(-1)?.id ?? heading)
  }

  /** The last block of what the agenda has before this item. */
  private endBefore(doc: Y.Doc, item: AgendaItem): BlockId | null {
    const before = new Set(this.items.slice(0, this.items.indexOf(item)).map(({ id }) => id))
    return readMinutes(doc).blocks.findLast((block) => block.item && before.has(block.item))?.id ?? null
  }

  private replace(doc: Y.Doc, { para, lang, from, to }: DataOp & { op: 'replace' }): void {
    const element = readElements(doc, lang).get(blockOf(this.data.symbol, para))
    const text = element?.get(0)
    if (!(text instanceof Y.XmlText) || !replaceDiffering(text, from, to))
      throw new Error(`${this.data.symbol}: ${para} does not say "${from}".`)
  }

  private set(doc: Y.Doc, id: BlockId, { field, value }: DataOp & { op: 'set' }): void {
    if (field === 'kind') setKind(doc, null, id, ParagraphKind.parse(value))
    else if (field === 'attribution')
      setField(doc, null, id, 'attribution', value === this.usual ? null : String(value))
    else if (field === 'compartment')
      setField(doc, null, id, 'compartment', value === null ? null : String(value))
    else if (field === 'item') moveBlocks(doc, null, [id], this.spotIn(doc, this.itemOf(String(value)), id))
    else {
      const flags: unknown[] = Array.isArray(value) ? value : []
      for (const flag of ParagraphFlag.options) setField(doc, null, id, flag, flags.includes(flag) || null)
    }
  }

  private itemOf(number: string): AgendaItem {
    const item = this.items.find(({ id }) => this.numberOf.get(id) === number)
    if (!item) throw new Error(`${this.data.symbol}: the agenda has no item ${number}.`)
    return item
  }

  /** Some item under this one has paragraphs in the first version. */
  private isAbovePart({ id }: AgendaItem): boolean {
    return this.data.base.some((paragraph) => this.itemOf(paragraph.item).parent === id)
  }

  private headingId(item: AgendaItem): BlockId {
    return blockOf(this.data.symbol, `heading ${this.numberOf.get(item.id)}`)
  }

  private heading(item: AgendaItem): MinutesBlock {
    const text: MinutesBlock['text'] = {}
    for (const language of this.languages) text[language] = [{ text: plainText(item.title[language]) }]
    return {
      ...plainBlock(this.headingId(item), this.usual),
      kind: 'heading',
      level: item.parent === null ? 1 : 2,
      item: item.id,
      text,
    }
  }

  private paragraph(data: DataParagraph): MinutesBlock {
    const outcome = this.workspace.outcomes.find(({ id }) => id === data.outcomes[0])
    const commitment = this.workspace.commitments.find(
      ({ source }) => source?.record === this.data.id && source.paragraph === data.id,
    )
    const text: MinutesBlock['text'] = {}
    for (const language of this.languages) text[language] = [{ text: data.text[language] ?? '' }]
    return {
      ...plainBlock(blockOf(this.data.symbol, data.id), this.usual),
      kind: data.kind,
      item: this.itemOf(data.item).id,
      attribution: data.attribution satisfies Attribution,
      flags: ParagraphFlag.options.filter((flag) => data.flags.includes(flag)),
      compartment: data.compartment ?? null,
      verb: outcome?.verb ?? null,
      adReferendum: outcome?.adReferendum ?? [],
      opens: commitment !== undefined,
      owners: commitment?.owners ?? [],
      counterparts: commitment?.counterparts ?? [],
      due: commitment?.due ?? null,
      text,
    }
  }
}
