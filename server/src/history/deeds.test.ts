import type { MinutesRecord } from '@tandem/shared/documents'
import { readMinutes } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { setField, setListed } from '@tandem/shared/minutes'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { LogRow } from '../documents/index.js'
import { keepingLog } from '../testing/keeping-log.js'
import { memoryUpdateLog } from '../testing/memory-update-log.js'
import { report } from '../testing/report.js'
import { seeded } from '../testing/seeded.js'
import { writtenLog } from '../testing/written-log.js'
import { DeedsOfText } from './deeds.js'
import { openHistories } from './histories.js'
import { WholeText } from './whole-text.js'

const fresh = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
let asked = 0
afterAll(() => report(`${asked} letters asked for, seed ${fresh}`))

const nothingAside = { of: () => Promise.resolve([]) }
const noMoves = { find: () => Promise.resolve([]) }

/** Every letter that stands, as `<client>.<clock>` of when it was first typed. */
function standing({ doc, aliases }: WholeText): Set<string> {
  const letters = new Set<string>()
  for (const [client, structs] of doc.store.clients) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentString))
        continue
      for (const origin of aliases.originsOf(client, struct.id.clock, struct.length))
        for (let at = 0; at < origin.length; at += 1) letters.add(`${origin.client}.${origin.clock + at}`)
    }
  }
  return letters
}

test.each([2, 20230601, fresh])(
  'who inserted and who deleted each letter is what a replay, row by row, sees come and go (seed %i)',
  async (seed) => {
    const random = seeded(seed)
    const written = await writtenLog(random() < 0.5 ? 'record' : 'agenda', random)
    await written.write(80)
    const rows = await written.rows()
    const text = new WholeText()
    const cameAt = new Map<string, LogRow>()
    const wentAt = new Map<string, LogRow>()
    let before = new Set<string>()
    for (const row of rows) {
      text.take(row)
      const now = standing(text)
      for (const letter of now) if (!cameAt.has(letter)) cameAt.set(letter, row)
      for (const letter of before) if (!now.has(letter)) wentAt.set(letter, row)
      // Put in again where it was taken out.
      for (const letter of now) wentAt.delete(letter)
      before = now
    }
    const deeds = new DeedsOfText(text)
    for (const [letter, row] of cameAt) {
      const [client, clock] = letter.split('.').map(Number) as [number, number]
      expect(deeds.insertedBy(client, clock)).toEqual({ author: row.author, at: row.at, seq: row.seq })
      const went = wentAt.get(letter)
      const told = went ? { author: went.author, at: went.at, seq: went.seq } : null
      expect(deeds.deletedBy(client, clock, row.seq, rows.length)).toEqual(told)
      if (went) expect(deeds.deletedBy(client, clock, row.seq, went.seq - 1)).toBeNull()
      if (went) expect(deeds.deletedBy(client, clock, went.seq, rows.length)).toBeNull()
      asked += 1
    }
    expect(deeds.insertedBy(1, 999_999)).toBeNull()
  },
)

test('who set a field is the last who did so by then, of a set whoever changed any of it', async () => {
  const log = memoryUpdateLog()
  const written = await writtenLog('record', seeded(3), { log })
  const [first] = await written.rows()
  const doc = new Y.Doc()
  Y.applyUpdate(doc, first!.frame)
  const { blocks }: MinutesRecord = readMinutes(doc)
  const id = blocks[1]!.id
  const frames: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => frames.push(update))
  setField(doc, 'test', id, 'attribution', 'KOR')
  setListed(doc, 'test', id, 'owners', { code: 'KOR' as never, listed: true })
  setField(doc, 'test', id, 'attribution', 'AUS')
  setListed(doc, 'test', id, 'owners', { code: 'KOR' as never, listed: false })
  const authors = frames.map(() => newId('usr'))
  for (const [index, frame] of frames.entries())
    await log.append(written.documentId, index + 1, [
      { author: authors[index]!, at: index, kind: 'edit', frame },
    ])
  const histories = openHistories({ log, setAside: nothingAside, movedTexts: noMoves, logger: keepingLog() })
  const { deeds } = (await histories.of(written.documentId))!
  const author = (field: string, seq: number) => deeds.fieldSetBy(id, field, seq)?.author ?? null
  expect([1, 2, 3, 4, 5].map((seq) => author('attribution', seq))).toEqual([
    null,
    authors[0],
    authors[0],
    authors[2],
    authors[2],
  ])
  expect([2, 3, 4, 5].map((seq) => author('owners', seq))).toEqual([null, authors[1], authors[1], authors[3]])
  expect(author('verb', 5)).toBeNull()
})
