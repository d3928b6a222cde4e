/** The editor of minutes in one language, bound to its shared text. */
import type { Language } from '@tandem/shared/words'
import { minutesNodes } from '@tandem/shared/documents'
import { Editor, Extension } from '@tiptap/core'
import { baseKeymap } from '@tiptap/pm/commands'
import { keymap } from '@tiptap/pm/keymap'
import { Plugin } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import type { CaretFlags } from '../../../editing/caret-flags'
import { linkFromPaste, openLink } from '../../../editing/links'
import { liveText } from '../../../editing/live-text'
import type { ScopedAwareness } from '../../../editing/scoped-awareness'
import type { BlockContext } from './block-context'
import { blockIds } from './block-ids'
import { BlockView } from './block-view'
import { editTables } from './edit-tables'
import { ImageView } from './image-view'
import { handleMinutesKey, type MinutesMoves } from './minutes-keys'
import { NoteMarkView } from './note-mark-view'
import { minutesSchema } from './schema'
import { TableView } from './table-view'

export interface MinutesTextOptions {
  host: HTMLElement
  fragment: Y.XmlFragment
  language: Language
  /** Id of the element that names the text. */
  labelledBy: string
  carets: { awareness: ScopedAwareness; flags: CaretFlags }
  context: BlockContext
  moves: MinutesMoves
  /** What else takes part in the text, such as finding words in it. */
  plugins?: readonly Plugin[]
}

export function createMinutesText(options: MinutesTextOptions): Editor {
  const { language, context, moves } = options
  const views = new Plugin({
    props: {
      nodeViews: {
        // A paragraph in a cell has no id, and nothing is known of it but its words.
        [minutesNodes.block]: (node) =>
          node.attrs['id'] === null ? plainView() : new BlockView(node, language, context),
        [minutesNodes.table]: (node) => new TableView(node, language, context),
        [minutesNodes.image]: (node) => new ImageView(node, language, context),
      },
      markViews: { footnote: (mark) => new NoteMarkView(mark, context) },
    },
  })
  return new Editor({
    element: options.host,
    // A style element would need a nonce that an offline page does not have (MODEL M23).
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    // Its keys clear blocks of what they are, and with it of their ids; ProseMirror's own do not.
    enableCoreExtensions: { delete: false, drop: false, paste: false, textDirection: false, keymap: false },
    extensions: [
      ...minutesSchema,
      liveText(options.fragment, options.carets),
      Extension.create({
        name: 'minutes',
        addProseMirrorPlugins: () => [
          views,
          blockIds(),
          ...(options.plugins ?? []),
          editTables(),
          keymap(baseKeymap),
        ],
      }),
    ],
    editorProps: {
      attributes: { lang: language, 'aria-labelledby': options.labelledBy, 'aria-multiline': 'true' },
      // Clear of what stands over the text: the section above, the bar below.
      scrollThreshold: { top: 90, bottom: 110, left: 0, right: 0 },
      scrollMargin: { top: 100, bottom: 130, left: 0, right: 0 },
      handleKeyDown: (view, event) => handleMinutesKey(view, event, moves),
      handlePaste: (view, event) => linkFromPaste(view, event),
      // A block that is dragged would be made anew and lose what is known of it; moving has keys and a menu.
      handleDrop: (_view, _event, _slice, isMove) => isMove,
      handleDOMEvents: {
        click: (_view, event) => openLink(event),
        beforeinput: (_view, event) => {
          const step = /^history(Undo|Redo)$/.exec(event.inputType)?.[1]
          if (!step) return false
          event.preventDefault()
          moves.onHistory(step === 'Undo' ? 'undo' : 'redo')
          return true
        },
      },
    },
  })
}

function plainView() {
  const dom = document.createElement('p')
  return { dom, contentDOM: dom }
}
