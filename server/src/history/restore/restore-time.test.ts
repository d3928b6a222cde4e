/** What a restore costs on a hundred pages [H6]. */
import { hashRecord, readElements } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { deleteBlocks, insertBlock, moveBlocks } from '@tandem/shared/minutes'
import { expect, test } from 'vitest'
import type * as Y from 'yjs'
import { report } from '../../testing/report.js'
import { restoring } from '../../testing/restore-meeting.js'
import { someMinutes } from '../../testing/some-minutes.js'

/** As a printed page of a record has them: 15 paragraphs of 28 words. */
const paragraphs = 1_500
const words = 'The meeting agreed that both sides would continue the exchange of experience. '.repeat(2)

// How long it took is told; the number on a quiet machine is in docs/spec/history.md.
test('a hundred pages come back, and a paragraph in a few hundred bytes [H6]', async () => {
  const { documents, histories, restores, updateLog, open } = restoring()
  const by = { userId: newId('usr'), at: 1, kind: 'import' } as const
  const document = await open('record', someMinutes(paragraphs, words), by)
  const acting = { userId: newId('usr'), kind: 'edit' } as const
  const at = (doc: Y.Doc, index: number): Y.XmlText =>
    [...readElements(doc, 'en').values()][index]?.get(0) as Y.XmlText
  const timed = async (seq: number, previewedSeq: number): Promise<{ ms: number; bytes: number }> => {
    const began = process.cpuUsage()
    const scope = { kind: 'whole' } as const
    const { seq: row } = await restores.restore(document, acting.userId, { seq, scope, previewedSeq })
    const { user, system } = process.cpuUsage(began)
    const ms = (user + system) / 1_000
    const [stored] = await updateLog.readSince(document.id, (row ?? 1) - 1)
    return { ms, bytes: stored?.frame.length ?? 0 }
  }

  const head = async (): Promise<number> => (await documents.read(document.id)).headSeq
  const ones: Awaited<ReturnType<typeof timed>>[] = []
  for (let turn = 0; turn < 8; turn += 1) {
    await documents.act(document.id, acting, (doc) => at(doc, 500).insert(12, 'nearly '))
    await histories.of(document.id)
    ones.push(await timed(1, await head()))
  }
  const one = ones.toSorted((a, b) => a.ms - b.ms)[4] ?? { ms: 0, bytes: 0 }
  const seq = await head()
  await documents.act(document.id, acting, (doc) => {
    const ids = [...readElements(doc, 'en').keys()]
    for (let index = 0; index < paragraphs; index += 5) at(doc, index).insert(20, 'once more ')
    moveBlocks(doc, null, ids.slice(100, 110), ids[700] ?? null)
    deleteBlocks(doc, null, ids.slice(300, 400))
    for (let index = 0; index < 50; index += 1)
      insertBlock(doc, null, { language: 'en', after: ids[index * 15] ?? null, runs: [{ text: words }] })
  })
  await histories.of(document.id)
  const many = await timed(seq, await head())
  await documents.act(
    document.id,
    acting,
    (doc) => void deleteBlocks(doc, null, [...readElements(doc, 'en').keys()]),
  )
  await histories.of(document.id)
  const all = await timed(seq, await head())
  const { record } = await documents.read(document.id)
  const history = await histories.of(document.id)
  expect(hashRecord(record)).toBe(history && hashRecord(history.materialise(1).record))
  const said = Object.entries({ one, many, all }).map(
    ([what, { ms, bytes }]) => `${what} ${ms.toFixed(0)} ms of processor, ${bytes} B`,
  )
  report(`restoring 100 pages in two languages: ${said.join('; ')}`)
  expect(one.bytes).toBeLessThan(250)
  await documents.close()
}, 120_000)
