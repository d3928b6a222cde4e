/** An editor without a page: the state and the binding, as much of a view as the binding asks for. */
import type { Schema } from '@tiptap/pm/model'
import { EditorState, type Plugin, type Transaction } from '@tiptap/pm/state'
import { ySyncPlugin } from 'y-prosemirror'
import * as Y from 'yjs'

export const elsewhere = Symbol('what others wrote')

export class HeadlessEditor {
  state: EditorState
  readonly doc = new Y.Doc()
  /** What was written here and not yet taken. */
  frames: Uint8Array[] = []
  private readonly binding: { update?: () => void }

  constructor(schema: Schema, root: string, client: number) {
    this.doc.clientID = client
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== elsewhere) this.frames.push(update)
    })
    const plugin = ySyncPlugin(this.doc.getXmlFragment(root)) as Plugin
    this.binding = {}
    this.state = EditorState.create({ schema, plugins: [plugin] })
    this.binding = (plugin.spec.view?.(this as never) ?? {}) as { update?: () => void }
  }

  dispatch(transaction: Transaction): void {
    this.state = this.state.apply(transaction)
    this.binding.update?.()
  }

  hears(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, elsewhere)
  }

  hasFocus(): boolean {
    return false
  }
}
