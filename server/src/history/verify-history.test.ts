import { hashRecord } from '@tandem/shared/documents'
import { beforeEach, expect, test } from 'vitest'
import { chainRows, type LogRow, type UpdateLog } from '../documents/update-log.store.js'
import { keepingLog } from '../testing/keeping-log.js'
import { seeded } from '../testing/seeded.js'
import { writtenLog, type WrittenLog } from '../testing/written-log.js'
import { openHistories } from './histories.js'
import { makeHistory } from './make-history.js'
import { verifyHistory } from './verify-history.js'

let written: WrittenLog
let rows: LogRow[]
let stored: { seq: number; hash: string; name: string }[]
let image: { generation: number; seq: number; bytes: Uint8Array }

beforeEach(async () => {
  written = await writtenLog('record', seeded(31))
  await written.write(60)
  rows = await written.rows()
  const history = await openHistories(partsOver(rows, null)).of(written.documentId)
  const named = [3, Math.floor(rows.length / 2), rows.length]
  stored = named.map((seq) => ({ seq, name: `V${seq}`, hash: hashRecord(history!.materialise(seq).record) }))
  const packed = rows.slice(0, -5)
  image = {
    generation: 1,
    seq: packed.length,
    bytes: makeHistory({ previous: null, rows: packed, aside: [], moved: [] }),
  }
})

function partsOver(all: readonly LogRow[], kept: typeof image | null) {
  const log: Pick<UpdateLog, 'head' | 'readSince' | 'segments'> = {
    head: () => Promise.resolve(all.at(-1) ?? null),
    readSince: (_, afterSeq) => Promise.resolve(all.filter(({ seq }) => seq > afterSeq)),
    segments: () => Promise.resolve([]),
  }
  return {
    log,
    images: { read: () => Promise.resolve(kept) },
    setAside: { of: () => Promise.resolve([]) },
    movedTexts: { find: () => Promise.resolve([]) },
    logger: keepingLog(),
  }
}

const problemsOf = async (all: readonly LogRow[], kept: typeof image | null, versions = stored) =>
  (await verifyHistory(partsOver(all, kept), written.documentId, versions)).problems

/** The row whose frame has a letter to change, with one other. */
function withOtherLetter(row: LogRow): LogRow {
  const frame = Uint8Array.from(row.frame)
  const at = Buffer.from(frame).indexOf('The meeting')
  expect(at).toBeGreaterThan(0)
  frame[at + 4] = (frame[at + 4] ?? 0) ^ 1
  return { ...row, frame }
}

test('a history that is what was written has no problem, with an image and without one [M10]', async () => {
  expect(await problemsOf(rows, image)).toEqual([])
  expect(await problemsOf(rows, null)).toEqual([])
  const verdict = await verifyHistory(partsOver(rows, image), written.documentId, stored)
  expect(verdict).toMatchObject({ rows: rows.length, imageSeq: rows.length - 5 })
  expect(verdict.versions).toBeGreaterThan(10)
})

test('one other letter in the log is found by the chain of hashes [M14]', async () => {
  const problems = await problemsOf([withOtherLetter(rows[0]!), ...rows.slice(1)], null)
  expect(problems[0]).toBe('row 1 does not follow from the row before it')
})

test('and one that was chained anew, by the versions that were stored and by the image', async () => {
  const forged = chainRows({ seq: 0, hash: '0'.repeat(64) }, [withOtherLetter(rows[0]!), ...rows.slice(1)])
  expect(await problemsOf(forged, null)).toEqual(
    stored.map(({ seq }) => `“V${seq}” (row ${seq}) is not what was stored`),
  )
  expect(await problemsOf(forged, image, [])).toContain('history.image-does-not-lead-on')
})

test('an image with one other letter is found, however well it is packed [H10]', async () => {
  const packed = [withOtherLetter(rows[0]!), ...rows.slice(1, -5)]
  const forged = { ...image, bytes: makeHistory({ previous: null, rows: packed, aside: [], moved: [] }) }
  const problems = await problemsOf(rows, forged)
  expect(problems).toContain('row 3: the history read from its image says something else')
  expect(problems.some((problem) => problem.includes('its rows'))).toBe(false)
  const damaged = { ...image, bytes: image.bytes.map((byte, at) => (at === 200 ? byte ^ 1 : byte)) }
  expect(await problemsOf(rows, damaged)).toEqual(['history.image-unreadable'])
})

test('a version after the last row, and rows that are gone, are told', async () => {
  expect(await problemsOf(rows, null, [{ seq: rows.length + 1, hash: '', name: 'later' }])).toEqual([
    '“later” stands after the last row',
  ])
  const problems = await problemsOf([...rows.slice(0, 4), ...rows.slice(5)], null)
  expect(problems[0]).toContain('has a gap')
})
