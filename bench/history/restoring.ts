/** Bringing back what stood, on minutes of a hundred pages in two languages, through the server's own code [H6]. */
import { type CanonicalRecord, readElements } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { deleteBlocks, insertBlock, moveBlocks } from '@tandem/shared/minutes'
import * as Y from 'yjs'
import { recordHash } from '../../server/src/history/record-hash.js'
import { restoring } from '../../server/src/testing/restore-meeting.js'
import { simulatedMinutes } from '../editor/simulated-minutes.js'
import { median } from '../harness/statistics.js'
import type { Measurement } from '../workloads/workload.js'

const [turnsOfOne, turnsOfMany, warmUp] = [20, 8, 2]
const everyNthIsChanged = 5
const languages = ['en', 'ko'] as const
const words = 'once more, with appreciation, '

export async function measureRestoring(pages: number): Promise<Measurement[]> {
  const { documents, restores, updateLog, open } = restoring()
  const record: CanonicalRecord = {
    kind: 'record',
    schemaVersion: 1,
    languages: [...languages],
    attribution: 'meeting',
    blocks: simulatedMinutes(pages, languages),
  }
  const document = await open('record', record, { userId: newId('usr'), at: 1, kind: 'import' })
  const userId = newId('usr')
  const wanted = recordHash(record)
  let differences = 0
  const turn = async (
    change: (doc: Y.Doc) => void,
  ): Promise<{ ms: number; undoMs: number; bytes: number }> => {
    const { headSeq: before } = await documents.read(document.id)
    await documents.act(document.id, { userId, kind: 'edit' }, change)
    const { headSeq: previewedSeq } = await documents.read(document.id)
    const began = performance.now()
    const { seq } = await restores.restore(document, userId, {
      seq: before,
      scope: { kind: 'whole' },
      previewedSeq,
    })
    const restored = performance.now()
    if (seq === null) throw new Error('There was something to restore.')
    if (recordHash((await documents.read(document.id)).record) !== wanted) differences += 1
    const undoBegan = performance.now()
    const undone = await restores.undo(document, userId, seq)
    const undoMs = performance.now() - undoBegan
    await restores.undo(document, userId, undone.seq ?? 0)
    if (recordHash((await documents.read(document.id)).record) !== wanted) differences += 1
    const [row] = await updateLog.readSince(document.id, seq - 1)
    return { ms: restored - began, undoMs, bytes: row?.frame.length ?? 0 }
  }
  const turns = async (count: number, change: (doc: Y.Doc) => void) => {
    const all: Awaited<ReturnType<typeof turn>>[] = []
    for (let done = 0; done < count + warmUp; done += 1) all.push(await turn(change))
    return all.slice(warmUp)
  }
  const ones = await turns(turnsOfOne, (doc) => textAt(doc, 0.4)?.insert(12, 'nearly '))
  const many = await turns(turnsOfMany, changeMuch)
  await documents.close()
  return [
    { metric: 'paragraph', value: median(ones.map(({ ms }) => ms)), unit: 'ms' },
    { metric: 'paragraph_undo', value: median(ones.map(({ undoMs }) => undoMs)), unit: 'ms' },
    { metric: 'paragraph_row', value: median(ones.map(({ bytes }) => bytes)), unit: 'bytes' },
    { metric: 'many', value: median(many.map(({ ms }) => ms)), unit: 'ms' },
    { metric: 'many_undo', value: median(many.map(({ undoMs }) => undoMs)), unit: 'ms' },
    { metric: 'many_row', value: median(many.map(({ bytes }) => bytes)), unit: 'bytes' },
    { metric: 'different_hashes', value: differences, unit: '' },
  ]
}

/** Every fifth paragraph is changed, ten are moved, a fifteenth is deleted, fifty come. */
function changeMuch(doc: Y.Doc): void {
  const elements = [...readElements(doc, 'en')]
  const ids = elements.map(([id]) => id)
  for (let at = 0; at < elements.length; at += everyNthIsChanged) {
    const text = elements[at]?.[1].get(0)
    if (text instanceof Y.XmlText) text.insert(Math.min(20, text.length), words)
  }
  const place = (share: number): number => Math.floor(share * ids.length)
  moveBlocks(doc, null, ids.slice(place(0.06), place(0.06) + 10), ids[place(0.5)] ?? null)
  deleteBlocks(doc, null, ids.slice(place(0.2), place(0.27)))
  for (let index = 0; index < 50; index += 1)
    insertBlock(doc, null, { language: 'en', after: ids[place(index / 50)] ?? null, runs: [{ text: words }] })
}

function textAt(doc: Y.Doc, share: number): Y.XmlText | null {
  const elements = [...readElements(doc, 'en').values()]
  const text = elements[Math.floor(share * elements.length)]?.get(0)
  return text instanceof Y.XmlText ? text : null
}
