/**
 * What a person typed that no server has acknowledged, found by the ids of its characters, as a text
 * that anyone can read without Tandem [SYNC-15].
 */
import * as Y from 'yjs'
import { agendaRoots } from '../documents/agenda-shape.js'
import { readAgenda } from '../documents/read-agenda.js'
import type { AgendaRecord } from '../documents/agenda-record.js'
import { plainText } from '../documents/runs.js'
import { type UnstoredRanges, unstoredStructs } from '../documents/unstored-structs.js'
import { ItemId } from '../ids/index.js'
import type { Language } from '../words/index.js'
import { numberItems } from './number-items.js'

/** The items with unacknowledged changes; each with the text typed into its fields, in the order typed. */
export function unsentByItem(doc: Y.Doc, ranges: UnstoredRanges): Map<ItemId, Map<string, string>> {
  const found = new Map<ItemId, Map<string, string>>()
  for (const { struct, typed } of unstoredStructs(doc, ranges)) {
    const path = pathOf(struct)
    const id = path[0] === agendaRoots.items ? ItemId.safeParse(path[1]).data : undefined
    if (!id) continue
    const fields = found.get(id) ?? new Map<string, string>()
    found.set(id, fields)
    const field = path[2] ?? ''
    fields.set(field, (fields.get(field) ?? '') + typed)
  }
  return found
}

/** Root name and keys from the root down to where this struct stands. */
function pathOf(struct: Y.Item): string[] {
  const path: string[] = []
  let at: Y.Item | null = struct
  while (at) {
    if (at.parentSub !== null) path.unshift(at.parentSub)
    const parent: unknown = at.parent
    if (!(parent instanceof Y.AbstractType)) return []
    if (parent._item === null) path.unshift(Y.findRootTypeKey(parent))
    at = parent._item
  }
  return path
}

export interface UnsentTextWords {
  heading: string
  typed: string
  now: string
  item: string
  deletedItem: string
}

/** The file a person takes away: what was typed, and each touched item as it stands on this device. */
export function unsentText(
  doc: Y.Doc,
  ranges: UnstoredRanges,
  language: Language,
  words: UnsentTextWords,
): string {
  const record = readAgenda(doc)
  const numbers = numberItems(record)
  const blocks = [...unsentByItem(doc, ranges)].map(([id, fields]) => {
    const number = numbers.get(id)
    const lines = [number ? `${words.item} ${number}` : words.deletedItem]
    for (const [field, text] of fields) if (text !== '') lines.push(`${words.typed} (${field}): ${text}`)
    lines.push(`${words.now}:`, ...itemLines(record, id, language))
    return lines.join('\n')
  })
  return [words.heading, ...blocks].join('\n\n') + '\n'
}

function itemLines(record: AgendaRecord, id: ItemId, language: Language): string[] {
  const item = record.items.find((each) => each.id === id)
  if (!item) return []
  const lines: string[] = []
  for (const each of record.languages.toSorted((a) => (a === language ? -1 : 1))) {
    lines.push(`  ${plainText(item.title[each])}`)
    for (const paragraph of item.annotation[each] ?? []) lines.push(`    ${plainText(paragraph)}`)
  }
  return lines
}
