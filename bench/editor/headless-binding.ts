/** One remote keystroke into minutes of 500 pages: Yjs, the binding and ProseMirror's state, without a page to draw. */
import { minutesTextOf, writeMinutes } from '@tandem/shared/documents'
import { type Extensions, getSchema } from '@tiptap/core'
import { EditorState, type Plugin, type Transaction } from '@tiptap/pm/state'
import * as Y from 'yjs'
import { quantile } from '../harness/statistics.js'
import type { Measurement } from '../workloads/workload.js'
import { simulatedMinutes } from './simulated-minutes.js'

const pages = 500
const keys = 400
const warmUpKeys = 100

// By address: the client's sources are resolved by its own bundler, and here by whatever runs them.
const schemaOfMinutes = new URL('../../client/src/features/minutes/text/schema.ts', import.meta.url).href
const bindingOfTexts = new URL('../../client/src/editing/live-text.ts', import.meta.url).href

export async function headlessBinding(isSmall: boolean): Promise<Measurement[]> {
  const { minutesSchema } = (await import(schemaOfMinutes)) as { minutesSchema: Extensions }
  const { sharedText } = (await import(bindingOfTexts)) as { sharedText: (text: Y.XmlFragment) => Plugin }
  const [here, there] = [new Y.Doc(), new Y.Doc()]
  writeMinutes(here, {
    kind: 'record',
    schemaVersion: 1,
    languages: ['en'],
    attribution: 'meeting',
    blocks: simulatedMinutes(isSmall ? 5 : pages, ['en']),
  })
  Y.applyUpdate(there, Y.encodeStateAsUpdate(here))
  const text = minutesTextOf(here, 'en')
  const plugin = sharedText(text)
  const view = new HeadlessView(EditorState.create({ schema: getSchema(minutesSchema), plugins: [plugin] }))
  plugin.spec.view?.(view as never)

  const updates: Uint8Array[] = []
  there.on('update', (update: Uint8Array) => updates.push(update))
  const nodes = minutesTextOf(there, 'en')
  const took: number[] = []
  for (let key = 0; key < warmUpKeys + keys; key += 1) {
    const block = nodes.get((key * 7_919) % nodes.length) as Y.XmlElement
    ;(block.get(0) as Y.XmlText).insert(0, 'y')
    const update = updates.pop()
    if (!update) throw new Error('a keystroke gives an update')
    const began = performance.now()
    Y.applyUpdate(here, update)
    if (key >= warmUpKeys) took.push(performance.now() - began)
  }
  if (!view.state.doc.textContent.includes('y')) throw new Error('the editor has what was typed')
  return [
    { metric: 'blocks', value: view.state.doc.childCount, unit: 'blocks' },
    { metric: 'remote_keystroke_p50', value: quantile(took, 0.5), unit: 'ms' },
    { metric: 'remote_keystroke_p95', value: quantile(took, 0.95), unit: 'ms', raw: took },
  ]
}

/** As much of an editor's view as the binding asks for. */
class HeadlessView {
  state: EditorState

  constructor(state: EditorState) {
    this.state = state
  }

  dispatch(transaction: Transaction): void {
    this.state = this.state.apply(transaction)
  }

  hasFocus(): boolean {
    return false
  }
}
