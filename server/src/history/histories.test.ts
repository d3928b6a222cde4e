import { plainText, readRecord } from '@tandem/shared/documents'
import { textsOf } from '@tandem/shared/history'
import { keepMarks } from '@tandem/shared/sync'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { hashRow, type LogRow } from '../documents/index.js'
import { keepingLog } from '../testing/keeping-log.js'
import { report } from '../testing/report.js'
import { seeded } from '../testing/seeded.js'
import { writtenLog, type WrittenLog } from '../testing/written-log.js'
import type { Histories } from './document-history.js'
import { openHistories } from './histories.js'

const fresh = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
// In the third, one person sets a number several times in a row, which Yjs keeps as one.
const seeds = [1, 20230517, 535_975, fresh]
let compared = 0
const noMoves = { find: () => Promise.resolve([]) }
afterAll(() => report(`${compared} versions against replay, seed ${fresh}`))

function historiesOf({ log }: Pick<WrittenLog, 'log'>, more: { mostBytes?: number; aside?: number[] } = {}) {
  const logger = keepingLog()
  const setAside = { of: () => Promise.resolve((more.aside ?? []).map((seq) => ({ seq, at: 0 }))) }
  const histories: Histories = openHistories({ log, setAside, movedTexts: noMoves, logger, ...more })
  return { histories, logger }
}

/** As the document itself would be opened if the log ended there. */
function replayed(rows: readonly LogRow[], seq: number): Y.Doc {
  const doc = keepMarks(new Y.Doc())
  for (const row of rows) if (row.seq <= seq) Y.applyUpdate(doc, row.frame)
  return doc
}

test.each(seeds.flatMap((seed) => (['agenda', 'record'] as const).map((kind) => [kind, seed] as const)))(
  'any version of a written %s is what a replay of the log up to it gives [H1, M7] (seed %i)',
  async (kind, seed) => {
    const random = seeded(seed)
    const written = await writtenLog(kind, random)
    const { histories } = historiesOf(written)
    for (let part = 0; part < 4; part += 1) {
      await written.write(60)
      const rows = await written.rows()
      const history = await histories.of(written.documentId)
      expect(history?.headSeq).toBe(rows.length)
      expect(history?.batches.map(({ seq, author, at }) => ({ seq, author, at }))).toEqual(
        rows.map(({ seq, author, at }) => ({ seq, author, at })),
      )
      const seqs = [
        1,
        rows.length,
        ...Array.from({ length: 12 }, () => 1 + Math.floor(random() * rows.length)),
      ]
      for (const seq of seqs) {
        const doc = replayed(rows, seq)
        const { record, origins } = history!.materialise(seq)
        expect(record, `seq ${seq}`).toEqual(readRecord(doc))
        for (const [key, runs] of textsOf(record)) {
          const length = (origins.get(key) ?? []).reduce((sum, run) => sum + run.length, 0)
          expect(length, key).toBe(plainText(runs).length)
        }
        compared += 1
      }
    }
  },
  60_000,
)

test('before its first row a document says nothing, and of none there is no history', async () => {
  const written = await writtenLog('record', seeded(5))
  const { histories } = historiesOf(written)
  const history = await histories.of(written.documentId)
  expect(history?.materialise(0).record).toEqual(readRecord(new Y.Doc()))
  expect(await histories.of('doc_0000000000000000000000' as typeof written.documentId)).toBeNull()
})

test('what was handed out does not grow when more is written', async () => {
  const written = await writtenLog('record', seeded(6))
  await written.write(30)
  const { histories } = historiesOf(written)
  const before = await histories.of(written.documentId)
  const { headSeq } = before!
  const record = before!.materialise(headSeq).record
  await written.write(30)
  const after = await histories.of(written.documentId)
  expect(after!.headSeq).toBeGreaterThan(headSeq)
  expect(before!.headSeq).toBe(headSeq)
  expect(before!.batches).toHaveLength(headSeq)
  expect(before!.materialise(after!.headSeq).record).toEqual(record)
})

test('rows are read once: what is known is not asked for again, unless it was forgotten', async () => {
  const one = await writtenLog('record', seeded(7))
  const other = await writtenLog('agenda', seeded(8), { log: one.log })
  await one.write(20)
  const asked: number[] = []
  const log: typeof one.log = {
    ...one.log,
    readSince(id, afterSeq, limit) {
      asked.push(afterSeq)
      return one.log.readSince(id, afterSeq, limit)
    },
  }
  const { histories } = historiesOf({ log })
  const head = (await histories.of(one.documentId))!.headSeq
  await histories.of(one.documentId)
  await one.write(5)
  await Promise.all([histories.of(one.documentId), histories.of(one.documentId)])
  expect(asked).toEqual([0, head])

  const small = historiesOf({ log }, { mostBytes: 1 }).histories
  asked.length = 0
  await small.of(one.documentId)
  await small.of(other.documentId)
  await small.of(one.documentId)
  expect(asked).toEqual([0, 0, 0])
})

test('rows that were set aside, do not follow, or cannot be read are left out [SYNC-12]', async () => {
  const written = await writtenLog('record', seeded(9))
  await written.write(40)
  const rows = await written.rows()
  const last = rows.at(-1)!
  const bad = chained(last, { ...last, frame: Uint8Array.of(1, 2, 3) })
  const good = chained(bad, { ...last, frame: rows[0]!.frame })
  const torn = { ...chained(good, { ...last, frame: rows[0]!.frame }), hash: 'f'.repeat(64) }
  const log: typeof written.log = {
    ...written.log,
    head: () => Promise.resolve(torn),
    readSince: (_, afterSeq) => Promise.resolve([...rows, bad, good, torn].slice(afterSeq)),
  }
  const { histories, logger } = historiesOf({ log })
  const history = await histories.of(written.documentId)
  expect(history!.batches.map(({ seq }) => seq)).toEqual([...rows, good].map(({ seq }) => seq))
  expect(logger.lines.map(({ event }) => event)).toEqual(['history.row-left-out'])
  expect(history!.materialise(torn.seq).record).toEqual(readRecord(replayed(rows, last.seq)))

  const again = historiesOf({ log }, { aside: [last.seq] }).histories
  const shorter = await again.of(written.documentId)
  expect(shorter!.batches.map(({ seq }) => seq)).not.toContain(last.seq)
  expect(shorter!.materialise(torn.seq).record).toEqual(readRecord(replayed(rows, last.seq - 1)))
})

function chained(before: LogRow, { author, at, kind, frame }: LogRow): LogRow {
  const row = { author, at, kind, frame }
  return { ...row, seq: before.seq + 1, hash: hashRow(before.hash, before.seq + 1, row) }
}
