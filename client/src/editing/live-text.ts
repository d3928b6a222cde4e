/** Binds an editor to its shared text: y-prosemirror's own sync and cursor plugins, and nothing of its undo. */
import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import {
  getRelativeSelection,
  type ProsemirrorBinding,
  relativePositionToAbsolutePosition,
  yCursorPlugin,
  ySyncPlugin,
  ySyncPluginKey,
} from 'y-prosemirror'
import type * as Y from 'yjs'
import type { CaretFlags } from './caret-flags'
import { drawingCarets } from './drawing-carets'
import type { ScopedAwareness } from './scoped-awareness'
import { sparedByReact } from './spared-by-react'
import { takeWordsInPlace } from './words-in-place'

type RelativeSelection = ReturnType<typeof getRelativeSelection>

/** Where the caret stood before the last transaction: what undo goes back to. */
const selectionBeforeKey = new PluginKey<RelativeSelection | null>('selection-before')

export function liveText(
  fragment: Y.XmlFragment,
  carets: { awareness: ScopedAwareness; flags: CaretFlags },
): Extension {
  return Extension.create({
    name: 'liveText',
    // Before all others: they must see the text, not the empty document an editor starts with.
    priority: 1_000,
    onCreate: ({ editor }) => sparedByReact(editor.view.dom),
    addProseMirrorPlugins: () => [
      sharedText(fragment),
      yCursorPlugin(carets.awareness.asAwareness(), {
        cursorBuilder: carets.flags.build,
        selectionBuilder: carets.flags.select,
      }) as Plugin,
      drawingCarets(carets.awareness),
      new Plugin<RelativeSelection | null>({
        key: selectionBeforeKey,
        state: {
          init: () => null,
          apply: (_transaction, _before, oldState) => {
            const binding = bindingOf(oldState)
            return binding ? getRelativeSelection(binding, oldState) : null
          },
        },
      }),
    ],
  })
}

/** y-prosemirror's own plugin, with others' words taken in where they stand. */
export function sharedText(fragment: Y.XmlFragment): Plugin {
  const plugin = ySyncPlugin(fragment) as Plugin<{ binding: ProsemirrorBinding }>
  const made = plugin.spec.state?.init.call(plugin, {}, {} as EditorState)
  if (made) takeWordsInPlace(made.binding)
  return plugin
}

/** The selection before the last transaction of this view, as something that can be put back later. */
export function bookmarkBefore(view: EditorView): (() => void) | null {
  const before = selectionBeforeKey.getState(view.state)
  if (!before) return null
  return () => {
    const binding = view.isDestroyed ? null : bindingOf(view.state)
    if (!binding) return
    const [anchor, head] = [before.anchor, before.head].map((position) =>
      relativePositionToAbsolutePosition(binding.doc, binding.type, position, binding.mapping),
    )
    if (anchor == null || head == null) return
    const { doc } = view.state
    const within = (at: number) => doc.resolve(Math.min(at, doc.content.size))
    const selection = TextSelection.between(within(anchor), within(head))
    view.focus()
    view.dispatch(view.state.tr.setSelection(selection).scrollIntoView())
  }
}

function bindingOf(state: EditorState): ProsemirrorBinding | null {
  const sync = ySyncPluginKey.getState(state) as { binding?: ProsemirrorBinding | null } | undefined
  return sync?.binding ?? null
}
