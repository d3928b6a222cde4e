import { minutesRoot, minutesTextOf } from '@tandem/shared/documents'
import type { Language } from '@tandem/shared/words'
import type { Plugin } from '@tiptap/pm/state'
import { memo, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { ySyncPluginKey } from 'y-prosemirror'
import { watchComposition } from '../../../editing/composition'
import { useWords } from '../../../lib/i18n'
import { VisuallyHidden } from '../../../ui'
import { backspace, enter, tab } from '../model/enter'
import styles from '../minutes.module.css'
import type { PhraseReader } from '../phrases/phrase-reader'
import { blockAt } from '../text/block-at'
import type { BlockContext } from '../text/block-context'
import { drawMissing } from '../text/draw-missing'
import { createMinutesText } from '../text/minutes-text'
import type { MinutesMoves } from '../text/minutes-keys'
import { seedNewBlocks } from '../text/seed-text'
import { readTyped } from '../text/typed'
import { words } from '../words'
import { useMinutesView } from './minutes-view'

interface LiveMinutesTextProps {
  language: Language
  context: BlockContext
  /** Understands what this person types. */
  phrases: PhraseReader
  /** What else takes part in the text. Stable, since the editor is made with them. */
  plugins: (language: Language) => Plugin[]
}

/** Of the widest of the two: nearly right is enough. */
const gutterWidth = 44

/** The text in one language with its editor. It renders once: what is typed goes past React. */
export const LiveMinutesText = memo(function LiveMinutesText({
  language,
  context,
  phrases,
  plugins,
}: LiveMinutesTextProps) {
  const say = useWords(words)
  const { desk, acts, open } = useMinutesView()
  const host = useRef<HTMLDivElement>(null)
  const first = useRef<HTMLDivElement>(null)
  const nameId = useId()

  useLayoutEffect(() => {
    if (!host.current) return undefined
    const fragment = minutesTextOf(desk.doc, language)
    const field = minutesRoot(language)
    const carets = desk.carets.open({ field }, () => {
      const id = desk.view(language) && blockAt(editor.view.state)
      return id ? { blockId: id } : {}
    })
    const here = () => blockAt(editor.view.state)
    const withBlock = (act: (id: NonNullable<ReturnType<typeof here>>) => void) => {
      const id = here()
      if (id) act(id)
    }
    const moves: MinutesMoves = {
      onHistory: (step) => acts[step](),
      onRecord: (verb) => withBlock((id) => acts.record(id, verb)),
      onKind: (kind, level) => withBlock((id) => acts.setKind(id, kind, level)),
      onMove: (direction) => withBlock((id) => acts.moveBeside(id, direction)),
      onOpen: (opening) => {
        withBlock((id) => {
          const anchor = desk.page.row(id, language)
          if (anchor) open({ opening, id, language, anchor })
        })
        return true
      },
      onFootnote: () => acts.addFootnote(language),
      onNextOutOfStep: () => acts.nextOutOfStep(),
      onEnter: (view) => {
        const typed = readTyped(view)
        return (typed !== null && phrases.take(typed)) || enter(desk, view, language)
      },
      onBackspace: (view) => backspace(desk, view),
      onTab: (view, isBack) => tab(desk, view, isBack, language),
    }
    desk.page.pairs.expect(language, host.current.clientWidth - gutterWidth)
    const editor = createMinutesText({
      host: host.current,
      fragment,
      language,
      labelledBy: nameId,
      carets,
      context,
      moves,
      plugins: plugins(language),
    })
    const { view } = editor
    editor.on('focus', () => {
      desk.undo.newStep()
      desk.caretMoved(language, view)
    })
    editor.on('selectionUpdate', () => {
      if (view.hasFocus()) desk.caretMoved(language, view)
    })
    editor.on('update', ({ transaction }) => {
      if (transaction.getMeta(ySyncPluginKey)) return
      if (view.hasFocus()) desk.caretMoved(language, view)
      desk.typed(language, view)
      const typed = readTyped(view, transaction.doc.content.size - transaction.before.content.size)
      if (typed) phrases.typed(typed)
    })
    const stops = [
      seedNewBlocks(fragment),
      watchComposition(view, desk.composing(view)),
      desk.mount(language, field, view),
    ]
    return () => {
      for (const stop of stops) stop()
      carets.close()
      editor.destroy()
    }
  }, [desk, acts, context, language, nameId, open, phrases, plugins])

  useEffect(() => {
    const draw = () => {
      if (first.current) drawMissing(first.current, desk.board.missingFirst(language), language, context)
    }
    draw()
    return desk.board.subscribe(draw)
  }, [desk, language, context])

  return (
    <div className={styles['text']} lang={language}>
      <VisuallyHidden>
        <span id={nameId}>{say('textIn', { language: say(`language.${language}`) })}</span>
      </VisuallyHidden>
      <div ref={first} />
      <div ref={host} />
    </div>
  )
})
