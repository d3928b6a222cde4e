/** One passage looked at alone says what it says in the whole record, whatever was done to it and around it. */
import { type MinutesBlock, writeMinutes } from '@tandem/shared/documents'
import { compare, type MaterialisedRecord } from '@tandem/shared/history'
import { type ItemId, newId } from '@tandem/shared/ids'
import { moveBlocks } from '@tandem/shared/minutes'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { keepingLog } from '../testing/keeping-log.js'
import { report } from '../testing/report.js'
import { seeded } from '../testing/seeded.js'
import { someMinutes } from '../testing/some-minutes.js'
import { writtenLog } from '../testing/written-log.js'
import type { DocumentHistory } from './document-history.js'
import { openHistories } from './histories.js'
import { passageAt } from './materialise.js'
import { WholeText } from './whole-text.js'

const fresh = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const seeds = [1, 20230517, 535_975, 613_634, fresh]
let compared = 0
let carried = 0
afterAll(() => report(`${compared} passages against the whole, ${carried} carried pieces, seed ${fresh}`))

async function someHistory(kind: 'record' | 'agenda', random: () => number): Promise<DocumentHistory> {
  const written = await writtenLog(kind, random)
  await written.write(160)
  const histories = openHistories({
    log: written.log,
    setAside: { of: () => Promise.resolve([]) },
    movedTexts: { find: () => Promise.resolve([]) },
    logger: keepingLog(),
  })
  return (await histories.of(written.documentId))!
}

function alone(id: string, { seq, record, origins }: MaterialisedRecord): MaterialisedRecord {
  const isIt = (passage: { id: string }): boolean => passage.id === id
  return record.kind === 'record'
    ? { seq, origins, within: record, record: { ...record, blocks: record.blocks.filter(isIt) } }
    : {
        seq,
        origins,
        within: record,
        record: { ...record, items: record.items.filter(isIt), days: record.days.filter(isIt) },
      }
}

function idsIn({ record }: MaterialisedRecord): string[] {
  return record.kind === 'record'
    ? record.blocks.map(({ id }) => id)
    : [...record.items, ...record.days].map(({ id }) => id)
}

test.each(seeds.flatMap((seed) => (['record', 'agenda'] as const).map((kind) => [kind, seed] as const)))(
  'in a written %s: as it stands, as it is compared, and whose letters it is made of (seed %i)',
  async (kind, seed) => {
    const random = seeded(seed)
    const history = await someHistory(kind, random)
    const anySeq = (): number => 1 + Math.floor(random() * history.headSeq)
    const everStood = new Set(
      [1, anySeq(), anySeq(), history.headSeq].flatMap((seq) => idsIn(history.materialise(seq))),
    )
    for (const id of everStood) {
      const passageAt = history.passage(id)
      const [first, second] = [anySeq(), anySeq()].toSorted((a, b) => a - b) as [number, number]
      const [older, newer] = [history.materialise(first), history.materialise(second)]
      const found = compare({
        older: alone(id, passageAt(first)),
        newer: alone(id, passageAt(second)),
        deeds: history.deeds,
        indexOf: () => 0,
      })
      const inWhole = compare({
        older: alone(id, older),
        newer: alone(id, newer),
        deeds: history.deeds,
        indexOf: () => 0,
      })
      expect(found, `${id} from ${first} to ${second}`).toEqual(inWhole)
      compared += 1
      carried += JSON.stringify(found).split('"carried').length - 1
    }
  },
  60_000,
)

test('of minutes it reads what it needs, and not the rest', async () => {
  const history = await someHistory('record', seeded(3))
  const all = idsIn(history.materialise(history.headSeq))
  const read = all.map((id) => idsIn(history.passage(id)(history.headSeq)).length)
  expect(Math.min(...read)).toBeLessThan(all.length / 2)
  expect(all.every((id) => idsIn(history.passage(id)(history.headSeq)).includes(id))).toBe(true)
})

test('a paragraph knows the section it stands in, also after it was moved to another', () => {
  const [one, other] = [newId('itm'), newId('itm')]
  const { blocks, ...facts } = someMinutes(4, 'The delegations agreed. ', ['en'])
  const [first, moved, second, last] = blocks as [MinutesBlock, MinutesBlock, MinutesBlock, MinutesBlock]
  const doc = new Y.Doc({ gc: false })
  const heading = (block: MinutesBlock, item: ItemId): MinutesBlock => ({ ...block, kind: 'heading', item })
  writeMinutes(doc, { ...facts, blocks: [heading(first, one), moved, heading(second, other), last] })
  const whole = new WholeText()
  const take = (seq: number, frame: Uint8Array): void =>
    whole.take({ seq, at: seq, author: newId('usr'), kind: 'edit', frame, hash: '' })
  take(1, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(doc)
  moveBlocks(doc, null, [moved.id], last.id)
  take(2, Y.encodeStateAsUpdate(doc, before))
  const itemAt = (seq: number): unknown => {
    const { record } = passageAt(whole, moved.id)(seq)
    return record.kind === 'record' && record.blocks.find(({ id }) => id === moved.id)?.item
  }
  expect([itemAt(1), itemAt(2)]).toEqual([one, other])
})
