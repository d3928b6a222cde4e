import { type TextField as FieldName, textOf } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import { memo, useLayoutEffect, useRef } from 'react'
import { ySyncPluginKey } from 'y-prosemirror'
import { watchComposition } from '../../../editing/composition'
import { createTextEditor } from '../text/text-editor'
import type { TextKind } from '../text/text-keys'
import { useAgendaView } from './agenda-view'

interface LiveTextFieldProps {
  itemId: ItemId
  field: FieldName
  kind: TextKind
  language: Language
  labelledBy: string
  placeholder: string
  className: string | undefined
  /** Room above for the name on another's caret. */
  hasGapAbove?: boolean
  /** Enter in a title. */
  onEnter: (id: ItemId, field: FieldName) => void
}

/** One shared text with its editor. It renders once: what is typed goes past React. */
export const LiveTextField = memo(function LiveTextField(props: LiveTextFieldProps) {
  const { itemId, field, kind, language, labelledBy, placeholder, className, hasGapAbove, onEnter } = props
  const { desk, acts, plugins } = useAgendaView()
  const host = useRef<HTMLDivElement>(null)
  const fragment = textOf(desk.doc, itemId, field)

  useLayoutEffect(() => {
    if (!fragment || !host.current) return undefined
    const carets = desk.carets.open({ itemId, field }, () => ({ itemId }))
    const editor = createTextEditor({
      host: host.current,
      fragment,
      kind,
      language,
      labelledBy,
      carets,
      plugins: plugins?.() ?? [],
      moves: {
        onEnter: () => onEnter(itemId, field),
        onLeave: (direction) => desk.texts.focusBeside(editor.view, direction),
        onHistory: (step) => acts[step](),
      },
    })
    editor.on('focus', () => desk.enterText(itemId))
    editor.on('update', ({ transaction }) => {
      if (!transaction.getMeta(ySyncPluginKey)) desk.typedIn(itemId)
    })
    const stopWatching = watchComposition(editor.view, desk)
    const remove = desk.texts.add({ itemId, field }, editor.view)
    return () => {
      stopWatching()
      remove()
      carets.close()
      editor.destroy()
    }
  }, [desk, acts, fragment, itemId, field, kind, language, labelledBy, onEnter, plugins])

  if (!fragment) return null
  return (
    <div
      ref={host}
      className={className}
      data-placeholder={placeholder}
      data-gap-above={hasGapAbove ? '' : undefined}
    />
  )
})
