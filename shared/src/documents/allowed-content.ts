/**
 * What people may write into a document, of either kind: which roots, which elements under which, which
 * attributes and entries with which values, which marks. The editors write nothing else, and the server
 * takes nothing else [SYNC-3]; what only the server writes is named here too.
 */
import type { z } from 'zod'
import { BlockId, DayId, DelegationCode, ItemId } from '../ids/index.js'
import { ExpectedAction, ItemKind, Language, OutcomeVerb, TextKind } from '../words/index.js'
import { LocalDate, LocalTime } from './agenda-record.js'
import { agendaRoots, annotationField, titleField } from './agenda-shape.js'
import { readDue } from './due.js'
import { Attribution } from './minutes-record.js'
import {
  listFields,
  type ListField,
  minutesFieldsRoot,
  minutesNodes,
  longestAltText,
  minutesRoot,
  type PlainField,
  readFieldKey,
} from './minutes-shape.js'
import { deepestLevel, isBlobAddress, widestImage } from './read-minutes.js'
import { mostMinutes } from './read-agenda.js'
import { isOpenableLink } from './rich-text.js'
import type { RecordKind } from './record.js'

/** One sort of thing that Yjs keeps other things in. */
export interface AllowedType {
  readonly is: 'map' | 'fragment' | 'element' | 'text'
  /** Elements that may stand in it, by name. */
  readonly elements?: ReadonlyMap<string, AllowedType>
  /** The sort of text that may stand in it. */
  readonly texts?: AllowedType
  /** Of a text: the marks its letters may have, each with what tells whether its attributes are right. */
  readonly marks?: ReadonlyMap<string, (attributes: object) => boolean>
  /** What may stand at a key of a map, or as an attribute of an element; null: nothing. */
  readonly at?: (key: string) => AllowedEntry | null
}

export interface AllowedValue {
  readonly is: 'value'
  readonly allows: (value: unknown) => boolean
}

/** `server`: nobody else sets it or takes it away. */
export type AllowedEntry = AllowedType | AllowedValue | 'server'

/** The roots that are open to people, by name. Any other is the server's, or nobody's. */
export function allowedRoots(
  kind: RecordKind,
  languages: readonly Language[],
): ReadonlyMap<string, AllowedType> {
  return kind === 'record' ? minutesRoots(languages) : agendaContent(languages)
}

function value(allows: (value: unknown) => boolean): AllowedValue {
  return { is: 'value', allows }
}

function oneOf(schema: z.ZodType): AllowedValue {
  return value((given) => schema.safeParse(given).success)
}

function wholeNumber(least: number, most: number): AllowedValue {
  return value((given) => Number.isSafeInteger(given) && Number(given) >= least && Number(given) <= most)
}

function keyed(entries: Readonly<Record<string, AllowedEntry>>): (key: string) => AllowedEntry | null {
  const byKey = new Map(Object.entries(entries))
  return (key) => byKey.get(key) ?? null
}

const yesOrNo = value((given) => typeof given === 'boolean')
/** What the library for fractional keys makes; it grows by a letter in some dozens of moves to one place. */
const orderKey = value((given) => typeof given === 'string' && /^[0-9A-Za-z]{1,1000}$/.test(given))
const blockId = oneOf(BlockId)

const hasNone = (attributes: object): boolean => Object.keys(attributes).length === 0

function hasOnly(name: string, allows: (value: unknown) => boolean): (attributes: object) => boolean {
  return (attributes) => {
    const entries = Object.entries(attributes)
    return entries.length === 1 && entries[0]?.[0] === name && allows(entries[0][1])
  }
}

const plainMarks = [
  ['bold', hasNone],
  ['italic', hasNone],
  ['link', hasOnly('href', (href) => typeof href === 'string' && isOpenableLink(href))],
] as const

// Agendas

const longestSymbol = 64

const agendaText: AllowedType = { is: 'text', marks: new Map(plainMarks) }
const paragraphs: AllowedType = {
  is: 'fragment',
  elements: new Map([['paragraph', { is: 'element', texts: agendaText }]]),
}

const leads: AllowedType = {
  is: 'map',
  at: (code) => (DelegationCode.safeParse(code).success ? orderKey : null),
}
const papers: AllowedType = {
  is: 'map',
  at: (symbol) => (symbol.length > 0 && symbol.length <= longestSymbol ? orderKey : null),
}

const day: AllowedType = {
  is: 'map',
  at: keyed({
    order: orderKey,
    date: oneOf(LocalDate.nullable()),
    start: oneOf(LocalTime),
    end: oneOf(LocalTime),
    deleted: yesOrNo,
  }),
}

function agendaContent(languages: readonly Language[]): ReadonlyMap<string, AllowedType> {
  const texts = languages.flatMap((language) => [
    [titleField(language), paragraphs] as const,
    [annotationField(language), paragraphs] as const,
  ])
  const item: AllowedType = {
    is: 'map',
    at: keyed({
      order: orderKey,
      parent: oneOf(ItemId.nullable()),
      day: oneOf(DayId),
      kind: oneOf(ItemKind),
      minutes: wholeNumber(0, mostMinutes),
      action: oneOf(ExpectedAction),
      number: 'server',
      deleted: yesOrNo,
      leads,
      papers,
      ...Object.fromEntries(texts),
    }),
  }
  return new Map([
    [agendaRoots.days, { is: 'map', at: (key) => (DayId.safeParse(key).success ? day : null) }],
    [agendaRoots.items, { is: 'map', at: (key) => (ItemId.safeParse(key).success ? item : null) }],
  ])
}

// Minutes

const altText = value((given) => typeof given === 'string' && given.length <= longestAltText)

const minutesText: AllowedType = {
  is: 'text',
  marks: new Map([...plainMarks, ['footnote', hasOnly('id', (id) => BlockId.safeParse(id).success)]]),
}
const block: AllowedType = { is: 'element', at: keyed({ id: blockId }), texts: minutesText }

const cell: AllowedType = {
  is: 'element',
  at: keyed({ colspan: wholeNumber(1, 1_000), rowspan: wholeNumber(1, 1_000) }),
  elements: new Map([[minutesNodes.block, block]]),
}
const row: AllowedType = {
  is: 'element',
  elements: new Map([
    [minutesNodes.cell, cell],
    [minutesNodes.header, cell],
  ]),
}
const table: AllowedType = {
  is: 'element',
  at: keyed({ id: blockId }),
  elements: new Map([[minutesNodes.row, row]]),
}
const image: AllowedType = {
  is: 'element',
  at: keyed({
    id: blockId,
    blob: value((given) => typeof given === 'string' && isBlobAddress(given)),
    width: wholeNumber(1, widestImage),
  }),
}
const minutes: AllowedType = {
  is: 'fragment',
  elements: new Map([
    [minutesNodes.block, block],
    [minutesNodes.table, table],
    [minutesNodes.image, image],
  ]),
}

const plain: Readonly<Record<PlainField, AllowedEntry>> = {
  kind: oneOf(TextKind),
  level: wholeNumber(0, deepestLevel),
  ordered: yesOrNo,
  item: oneOf(ItemId),
  attribution: oneOf(Attribution),
  brackets: yesOrNo,
  restricted: yesOrNo,
  embargo: yesOrNo,
  // Who may see a paragraph is no matter of typing.
  compartment: 'server',
  verb: oneOf(OutcomeVerb),
  opens: yesOrNo,
  due: value((given) => readDue(given) !== null),
}
const plainFieldAt = keyed(plain)

function fieldAt(key: string): AllowedEntry | null {
  const at = readFieldKey(key)
  if (!at || !BlockId.safeParse(at.id).success) return null
  const [name, of, ...more] = at.field.split('.')
  if (of === undefined) return plainFieldAt(at.field)
  if (more.length > 0) return null
  if (listFields.includes(name as ListField)) return DelegationCode.safeParse(of).success ? orderKey : null
  if (!Language.safeParse(of).success) return null
  if (name === 'lag') return yesOrNo
  if (name === 'altText') return altText
  return name === 'hint' ? 'server' : null
}

function minutesRoots(languages: readonly Language[]): ReadonlyMap<string, AllowedType> {
  return new Map<string, AllowedType>([
    [minutesFieldsRoot, { is: 'map', at: fieldAt }],
    ...languages.map((language) => [minutesRoot(language), minutes] as const),
  ])
}
