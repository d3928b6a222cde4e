import * as Y from 'yjs'
import { fieldKey, minutesFieldsOf } from '../documents/minutes-shape.js'
import { readLanguages } from '../documents/read-agenda.js'
import { readElements } from '../documents/read-minutes.js'
import { type BlockId, newId } from '../ids/index.js'
import { ParagraphKind } from '../words/index.js'
import { insertBlock, recordAs, setField, setKind } from './edit-minutes.js'
import type { UsualSentence } from './usual-sentences.js'

/**
 * Writes a usual sentence in every language it has, and what it is: into this block while nothing stands in it,
 * else into a new one behind it.
 * @returns the block it stands in
 */
export function laySentence(doc: Y.Doc, origin: unknown, at: BlockId, sentence: UsualSentence): BlockId {
  const id = isEmptyParagraph(doc, at) ? at : newId('blk')
  doc.transact(() => {
    for (const language of readLanguages(doc)) {
      const words = sentence.text[language]
      if (words === undefined) continue
      const text = readElements(doc, language).get(id)?.get(0)
      if (text instanceof Y.XmlText) text.insert(0, words)
      else insertBlock(doc, origin, { language, after: at, runs: [{ text: words }], id })
    }
    if (sentence.kind === 'outcome' && sentence.verb) recordAs(doc, origin, id, sentence.verb)
    else {
      setKind(doc, origin, id, sentence.kind)
      setField(doc, origin, id, 'verb', sentence.verb)
    }
    setField(doc, origin, id, 'attribution', sentence.attribution)
    for (const flag of sentence.flags) setField(doc, origin, id, flag, true)
  }, origin)
  return id
}

function isEmptyParagraph(doc: Y.Doc, id: BlockId): boolean {
  const kind = minutesFieldsOf(doc).get(fieldKey(id, 'kind'))
  if (kind !== undefined && !ParagraphKind.safeParse(kind).success) return false
  const texts = readLanguages(doc).flatMap((language) => readElements(doc, language).get(id)?.toArray() ?? [])
  return texts.length > 0 && texts.every((text) => text instanceof Y.XmlText && text.length === 0)
}
