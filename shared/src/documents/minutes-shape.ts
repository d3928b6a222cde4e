/**
 * Where minutes keep what in their Yjs document (MODEL M5).
 *
 *   info         Y.Map  kind `record`, languages, attribution (written by the server alone)
 *   text_<lang>  Y.XmlFragment of `block` { id } with its text, `table` { id }, `image` { id, … };
 *                blocks of the languages are paired by id, the first language gives the order
 *   fields       Y.Map  `<block id>.<field>` → a plain value: what the languages share
 *
 * Fields are flat, one entry a fact: nobody has to make a map for a block first, so two people who set the
 * first fields of a new block at once both keep theirs (decision 0013). What a block is stands here and
 * never in the text, so that changing it touches no word.
 */
import type * as Y from 'yjs'
import type { BlockId } from '../ids/index.js'
import type { Language } from '../words/index.js'

export type MinutesTextRoot = `text_${Language}`
export const minutesFieldsRoot = 'fields'

export function minutesRoot(language: Language): MinutesTextRoot {
  return `text_${language}`
}
export function minutesTextOf(doc: Y.Doc, language: Language): Y.XmlFragment {
  return doc.getXmlFragment(minutesRoot(language))
}

/** The names of elements in the text. */
export const minutesNodes = {
  block: 'block',
  table: 'table',
  row: 'tableRow',
  cell: 'tableCell',
  header: 'tableHeader',
  image: 'image',
} as const

export type FieldValue = string | number | boolean
export type MinutesFields = Y.Map<FieldValue>

export function minutesFieldsOf(doc: Y.Doc): MinutesFields {
  return doc.getMap(minutesFieldsRoot)
}

/** Fields with one value for a block. */
export const plainFields = [
  /** One of `textKinds`; absent: narrative. */
  'kind',
  /** 0 to 5: of a heading, of a list item. */
  'level',
  /** A list item with a number. */
  'ordered',
  /** Of a heading: the agenda item whose section begins here. */
  'item',
  /** `both`, `meeting` or a delegation's code; absent: as `info` says. */
  'attribution',
  'brackets',
  'restricted',
  'embargo',
  'compartment',
  'verb',
  /** The outcome opens a commitment. */
  'opens',
  /** A `Due`, written by `writeDue`. */
  'due',
] as const
export type PlainField = (typeof plainFields)[number]

/** Ordered sets of delegations: `owners.KOR` → order key. */
export const listFields = ['owners', 'counterparts', 'adReferendum'] as const
export type ListField = (typeof listFields)[number]

/**
 * One entry for each language: `lag.ko` is true while the Korean has to be brought into step; `hint.en` is a
 * pattern to begin from; `altText.en` says what an image shows.
 */
export const languageFields = ['lag', 'hint', 'altText'] as const
/** In letters. */
export const longestAltText = 2_000
export type LanguageField = (typeof languageFields)[number]

export type FieldName = PlainField | `${ListField}.${string}` | `${LanguageField}.${Language}`

export function fieldKey(id: BlockId, field: FieldName): string {
  return `${id}.${field}`
}

/** Block id and field of a key; null for what is none. */
export function readFieldKey(key: string): { id: string; field: string } | null {
  const dot = key.indexOf('.')
  return dot === -1 ? null : { id: key.slice(0, dot), field: key.slice(dot + 1) }
}
