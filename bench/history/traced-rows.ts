/** Recorded writing as the rows of a log: one text in minutes, in frames of about two seconds. */
import { plainBlock, writeMinutes } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import * as Y from 'yjs'
import type { LogRow } from '../../server/src/documents/index.js'
import { chainRows, type NewRow } from '../../server/src/documents/update-log.store.js'
import { seeded } from '../../server/src/testing/seeded.js'
import { readTrace } from '../harness/traces.js'

export interface TracedRows {
  readonly edits: number
  readonly rows: readonly LogRow[]
}

/** Someone who types steadily makes five edits a second. */
const editsInFrame = 10
const frameMs = 2_000

export async function automergePaper(most = Number.POSITIVE_INFINITY): Promise<TracedRows> {
  const { edits: all } = await readTrace('automerge-paper')
  const edits = all.slice(0, most)
  const { doc, text, first } = emptyText()
  const author = newId('usr')
  const random = seeded(1)
  const rows: NewRow[] = [first]
  let at = first.at
  doc.on('update', (frame: Uint8Array) => {
    // People are no clocks: the times of rows cost what they cost.
    at += Math.round(frameMs * (0.75 + random() / 2))
    rows.push({ author, at, kind: 'edit', frame })
  })
  for (let from = 0; from < edits.length; from += editsInFrame) {
    doc.transact(() => {
      for (const [place, deleted, inserted] of edits.slice(from, from + editsInFrame)) {
        if (deleted > 0) text.delete(place, deleted)
        if (inserted !== '') text.insert(place, inserted)
      }
    })
  }
  return { edits: edits.length, rows: chained(rows) }
}

interface Transaction {
  parents: number[]
  agent: number
  time: string
  patches: [number, number, string][]
}

/** Three who write at once, each seeing of the others what he saw then; by their own clocks. */
export async function clownschool(): Promise<TracedRows> {
  const file = await readFile(path.join(process.env['TRACES_DIR'] ?? '', 'clownschool.json.gz'))
  const { txns, numAgents } = JSON.parse(gunzipSync(file).toString()) as {
    txns: Transaction[]
    numAgents: number
  }
  const { doc, first } = emptyText()
  const rows: NewRow[] = [first]
  const updates: Uint8Array[] = []
  const writers = Array.from({ length: numAgents }, (_, index) => {
    const copy = new Y.Doc()
    copy.clientID = 100 + index
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
    return { copy, author: newId('usr'), known: new Set<number>(), open: [] as number[] }
  })
  type Writer = (typeof writers)[number]
  const timeOf = (transaction: number): number => Date.parse(txns[transaction]?.time ?? '')
  const send = ({ open, author }: Writer): void => {
    if (open.length === 0) return
    const frame = Y.mergeUpdates(open.map((each) => updates[each] as Uint8Array))
    rows.push({ author, at: timeOf(open.at(-1) ?? 0), kind: 'edit', frame })
    open.length = 0
  }
  let edits = 0
  for (const [number, { parents, agent, patches }] of txns.entries()) {
    const writer = writers[agent] as Writer
    const unseen: number[] = []
    for (const waiting = [...parents]; waiting.length > 0;) {
      const next = waiting.pop() as number
      if (writer.known.has(next)) continue
      writer.known.add(next)
      unseen.push(next)
      waiting.push(...(txns[next]?.parents ?? []))
    }
    for (const other of new Set(unseen.map((each) => writers[txns[each]?.agent ?? 0] as Writer)))
      if (other !== writer) send(other)
    for (const each of unseen.toSorted((a, b) => a - b))
      Y.applyUpdate(writer.copy, updates[each] as Uint8Array)
    if (writer.open.length > 0 && timeOf(number) - timeOf(writer.open[0] as number) >= frameMs) send(writer)
    const text = textOf(writer.copy)
    const hear = (update: Uint8Array): void => void (updates[number] = update)
    writer.copy.on('update', hear)
    writer.copy.transact(() => {
      for (const [place, deleted, inserted] of patches) {
        // Others' letters at one place may stand in another order than where it was recorded.
        const from = Math.min(place, text.length)
        text.delete(from, Math.min(deleted, text.length - from))
        if (inserted !== '') text.insert(from, inserted)
        edits += 1
      }
    })
    writer.copy.off('update', hear)
    updates[number] ??= Y.encodeStateAsUpdate(new Y.Doc())
    writer.known.add(number)
    writer.open.push(number)
  }
  for (const writer of writers) send(writer)
  return { edits, rows: chained(rows) }
}

function emptyText(): { doc: Y.Doc; text: Y.XmlText; first: NewRow } {
  const doc = new Y.Doc()
  writeMinutes(doc, {
    kind: 'record',
    schemaVersion: 1,
    languages: ['en'],
    attribution: 'meeting',
    blocks: [{ ...plainBlock(newId('blk'), 'meeting'), text: { en: [] } }],
  })
  const at = Date.parse('2023-07-11T09:00:00Z')
  const first: NewRow = { author: newId('usr'), at, kind: 'edit', frame: Y.encodeStateAsUpdate(doc) }
  return { doc, text: textOf(doc), first }
}

function textOf(doc: Y.Doc): Y.XmlText {
  return (doc.getXmlFragment('text_en').get(0) as Y.XmlElement).get(0) as Y.XmlText
}

function chained(rows: readonly NewRow[]): LogRow[] {
  return chainRows({ seq: 0, hash: '0'.repeat(64) }, rows)
}
