/** One editor of one title or annotation in one language, bound to its shared text. */
import { Editor, Extension } from '@tiptap/core'
import type { Language } from '@tandem/shared/words'
import type { Plugin } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import type { CaretFlags } from '../../../editing/caret-flags'
import { liveText } from '../../../editing/live-text'
import { annotationSchema, onOneLine, titleSchema } from './schema'
import type { ScopedAwareness } from '../../../editing/scoped-awareness'
import { linkFromPaste, openLink } from '../../../editing/links'
import { handleTextKey, type TextKind, type TextMoves } from './text-keys'

export interface TextEditorOptions {
  host: HTMLElement
  fragment: Y.XmlFragment
  kind: TextKind
  language: Language
  /** Ids of the elements that name it, e.g. its number and its language. */
  labelledBy: string
  carets: { awareness: ScopedAwareness; flags: CaretFlags }
  moves: TextMoves
  /** What else takes part in the text. */
  plugins?: readonly Plugin[]
}

export function createTextEditor(options: TextEditorOptions): Editor {
  const { host, kind } = options
  const editor = new Editor({
    element: host,
    // A style element would need a nonce that an offline page does not have (MODEL M23).
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    enableCoreExtensions: { delete: false, drop: false, paste: false, textDirection: false },
    extensions: [
      ...(kind === 'title' ? titleSchema : annotationSchema),
      liveText(options.fragment, options.carets),
      Extension.create({ name: 'more', addProseMirrorPlugins: () => [...(options.plugins ?? [])] }),
    ],
    editorProps: {
      attributes: {
        lang: options.language,
        'aria-labelledby': options.labelledBy,
        'aria-multiline': kind === 'title' ? 'false' : 'true',
      },
      handleKeyDown: (view, event) => handleTextKey(view, event, kind, options.moves),
      handlePaste: (view, event) => kind === 'annotation' && linkFromPaste(view, event),
      transformPasted: (slice, view) => (kind === 'title' ? onOneLine(slice, view.state.schema) : slice),
      handleDOMEvents: {
        click: (_view, event) => openLink(event),
        beforeinput: (_view, event) => {
          const step = /^history(Undo|Redo)$/.exec(event.inputType)?.[1]
          if (!step) return false
          event.preventDefault()
          options.moves.onHistory(step === 'Undo' ? 'undo' : 'redo')
          return true
        },
      },
    },
  })
  const showEmptiness = () => host.toggleAttribute('data-empty', editor.state.doc.textContent === '')
  editor.on('transaction', showEmptiness)
  showEmptiness()
  return editor
}
