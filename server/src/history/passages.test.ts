import { type CanonicalRecord, minutesFieldsOf, readMinutes } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { keepingLog } from '../testing/keeping-log.js'
import { report } from '../testing/report.js'
import { seeded } from '../testing/seeded.js'
import { writtenLog } from '../testing/written-log.js'
import { openHistories } from './histories.js'

const fresh = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
let changes = 0
afterAll(() => report(`${changes} changes of passages, seed ${fresh}`))

const nothingAside = { of: () => Promise.resolve([]) }
const noMoves = { find: () => Promise.resolve([]) }

/** What each passage says of itself: a block without the item of its section, an item, a day. */
function passagesOf(record: CanonicalRecord): Map<string, string> {
  const passages = record.kind === 'record' ? record.blocks.map((each) => ({ ...each, item: null })) : []
  const others = record.kind === 'agenda' ? [...record.items, ...record.days] : []
  return new Map([...passages, ...others].map((each) => [each.id, JSON.stringify(each)]))
}

test.each((['agenda', 'record'] as const).flatMap((kind) => [4, fresh].map((seed) => [kind, seed] as const)))(
  'in a written %s a row that is not told of a passage left it as it was (seed %i)',
  async (kind, seed) => {
    const written = await writtenLog(kind, seeded(seed))
    await written.write(100)
    const histories = openHistories({
      log: written.log,
      setAside: nothingAside,
      movedTexts: noMoves,
      logger: keepingLog(),
    })
    const history = (await histories.of(written.documentId))!
    const versions = history.batches.map(({ seq }) => passagesOf(history.materialise(seq).record))
    const ids = new Set(versions.flatMap((passages) => [...passages.keys()]))
    for (const id of ids) {
      const touched = history.touchedBy(id)
      expect(touched).toEqual(touched.toSorted((a, b) => a - b))
      for (let seq = 2; seq <= history.headSeq; seq += 1) {
        if (versions[seq - 1]?.get(id) === versions[seq - 2]?.get(id)) continue
        // An item may also go or come with its day or its parent.
        if (kind === 'agenda' && versions[seq - 1]?.has(id) !== versions[seq - 2]?.has(id)) continue
        changes += 1
        expect(touched, `${id} at ${seq}`).toContain(seq)
      }
    }
    expect(history.touchedBy(newId('blk'))).toEqual([])
  },
)

test('a compartment that a paragraph has left is told all the same [M8]', async () => {
  const written = await writtenLog('record', seeded(11))
  const doc = new Y.Doc()
  const [first] = await written.rows()
  Y.applyUpdate(doc, first!.frame)
  const id = readMinutes(doc).blocks[1]!.id
  const frames: Uint8Array[] = []
  doc.on('update', (frame: Uint8Array) => frames.push(frame))
  minutesFieldsOf(doc).set(`${id}.compartment`, 'trusted_agents')
  minutesFieldsOf(doc).delete(`${id}.compartment`)
  for (const [at, frame] of frames.entries())
    await written.log.append(written.documentId, at + 1, [{ author: newId('usr'), at, kind: 'edit', frame }])
  const histories = openHistories({
    log: written.log,
    setAside: nothingAside,
    movedTexts: noMoves,
    logger: keepingLog(),
  })
  const history = (await histories.of(written.documentId))!
  expect(history.compartments).toEqual(['trusted_agents'])
})
