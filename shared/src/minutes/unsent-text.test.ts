import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { plainBlock, type MinutesRecord } from '../documents/minutes-record.js'
import { minutesTextOf } from '../documents/minutes-shape.js'
import { writeMinutes } from '../documents/write-minutes.js'
import { type BlockId, newId } from '../ids/index.js'
import { deleteBlocks, recordAs } from './edit-minutes.js'
import { unsentMinutesText } from './unsent-text.js'

const words = { heading: 'Unsent', typed: 'Typed', now: 'Now', block: 'Paragraph', deletedBlock: 'Gone' }

function minutes() {
  const ids = [newId('blk'), newId('blk'), newId('blk')]
  const record: MinutesRecord = {
    kind: 'record',
    schemaVersion: 1,
    languages: ['en', 'ko'],
    attribution: 'meeting',
    blocks: ids.map((id, at) => ({
      ...plainBlock(id, 'meeting'),
      text: { en: [{ text: `One ${at}` }], ko: [{ text: `하나 ${at}` }] },
    })),
  }
  const seed = new Y.Doc()
  writeMinutes(seed, record)
  const doc = new Y.Doc()
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed))
  const type = (language: 'en' | 'ko', at: number, text: string) => {
    const element = minutesTextOf(doc, language).get(at) as Y.XmlElement
    ;(element.get(0) as Y.XmlText).insert(0, text)
  }
  const unsent = () => unsentMinutesText(doc, new Map([[doc.clientID, 0]]), words)
  return { doc, ids, type, unsent }
}

test('what was typed is found by block and language, with the block as it stands now [SYNC-15]', () => {
  const { type, unsent } = minutes()
  type('ko', 1, '추가 ')
  expect(unsent()).toBe('Unsent\n\nParagraph 2\nTyped (ko): 추가 \nNow:\n  One 1\n  추가 하나 1\n')
})

test('a fact that was set counts for its block [SYNC-15]', () => {
  const { doc, ids, unsent } = minutes()
  recordAs(doc, null, ids[0] as BlockId, 'agreed')
  expect(unsent()).toBe('Unsent\n\nParagraph 1\nNow:\n  One 0\n  하나 0\n')
})

test('what was typed into a block that is gone makes no one else’s [SYNC-15]', () => {
  const { doc, ids, type, unsent } = minutes()
  type('en', 2, 'Kept ')
  deleteBlocks(doc, null, [ids[2] as BlockId])
  expect(unsent()).not.toContain('Paragraph')
})
