/**
 * Has others' carets drawn, after what one has clicked and typed: to draw them changes the view, which puts
 * one's own caret to where ProseMirror last knew it.
 */
import { Plugin } from '@tiptap/pm/state'
import { yCursorPluginKey } from 'y-prosemirror'
import { takePendingInput } from './pending-input'
import type { ScopedAwareness } from './scoped-awareness'

export function drawingCarets(awareness: ScopedAwareness): Plugin {
  return new Plugin({
    view: (view) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const draw = () => {
        timer = undefined
        takePendingInput(view)
        view.dispatch(view.state.tr.setMeta(yCursorPluginKey, { awarenessUpdated: true }))
      }
      const stop = awareness.watch(() => {
        // All that came at once is one change of the view.
        timer ??= setTimeout(draw)
      })
      return {
        destroy: () => {
          clearTimeout(timer)
          stop()
        },
      }
    },
  })
}
