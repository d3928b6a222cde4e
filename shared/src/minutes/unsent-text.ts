/** What a person typed into minutes that no server has acknowledged, as a text that anyone can read [SYNC-15]. */
import * as Y from 'yjs'
import { minutesFieldsRoot, readFieldKey } from '../documents/minutes-shape.js'
import { readMinutes } from '../documents/read-minutes.js'
import { plainText } from '../documents/runs.js'
import { type UnstoredRanges, unstoredStructs } from '../documents/unstored-structs.js'
import { BlockId } from '../ids/index.js'
import { Language } from '../words/index.js'
import { numberParagraphs } from './number-paragraphs.js'

/** Under which what was typed into a block that is gone is found. */
const gone = 'gone'

type Typed = Map<BlockId | typeof gone, Map<Language, string>>

/** The blocks with unacknowledged changes; each with the text typed into it by language, in the order typed. */
export function unsentByBlock(doc: Y.Doc, ranges: UnstoredRanges): Typed {
  const found: Typed = new Map()
  for (const { struct, typed } of unstoredStructs(doc, ranges)) {
    const at = placeOf(struct)
    if (!at) continue
    const id = BlockId.safeParse(at.id).data ?? gone
    const texts = found.get(id) ?? new Map<Language, string>()
    found.set(id, texts)
    if (at.language) texts.set(at.language, (texts.get(at.language) ?? '') + typed)
  }
  return found
}

/** The block a struct belongs to: by its field's key, or by the element of a text it stands in. */
function placeOf(struct: Y.Item): { id: unknown; language: Language | null } | null {
  let top: Y.Item = struct
  let parent: unknown = top.parent
  while (parent instanceof Y.AbstractType && parent._item !== null) {
    top = parent._item
    parent = top.parent
  }
  if (!(parent instanceof Y.AbstractType)) return null
  const root = Y.findRootTypeKey(parent)
  if (root === minutesFieldsRoot) return { id: readFieldKey(top.parentSub ?? '')?.id, language: null }
  const language = Language.safeParse(/^text_(.+)$/.exec(root)?.[1])
  if (!language.success) return null
  const element: unknown = top.content instanceof Y.ContentType ? top.content.type : null
  return { id: element instanceof Y.XmlElement ? element.getAttribute('id') : null, language: language.data }
}

export interface UnsentMinutesWords {
  heading: string
  typed: string
  now: string
  block: string
  deletedBlock: string
}

/** The file a person takes away: what was typed, and each touched block as it stands on this device. */
export function unsentMinutesText(doc: Y.Doc, ranges: UnstoredRanges, words: UnsentMinutesWords): string {
  const record = readMinutes(doc)
  const numbers = numberParagraphs(record)
  const parts = [...unsentByBlock(doc, ranges)].map(([id, texts]) => {
    const block = record.blocks.find((each) => each.id === id)
    const number = id === gone ? undefined : numbers.get(id)
    const lines = [block ? `${words.block} ${number ?? ''}`.trim() : words.deletedBlock]
    for (const [language, text] of texts) if (text !== '') lines.push(`${words.typed} (${language}): ${text}`)
    if (block) {
      lines.push(`${words.now}:`)
      for (const language of record.languages) lines.push(`  ${plainText(block.text[language])}`)
    }
    return lines.join('\n')
  })
  return [words.heading, ...parts].join('\n\n') + '\n'
}
