import type { ComparedPassage } from '@tandem/shared/history'
import { ChevronsUpDown } from 'lucide-react'
import { memo, useEffect, useRef, type ReactNode, type Ref } from 'react'
import { useWords } from '../../../lib/i18n'
import { goToRow } from '../model/go-to-row'
import { numbersIn, type Row } from '../model/rows'
import { useHistoryView } from '../view'
import { words } from '../words'
import { MovedFrom, PassageRow } from './passage-row'
import styles from './text.module.css'

interface ComparedTextProps {
  rows: readonly Row[]
  currentId: string | null
  onSelect: (id: string | null) => void
  onOpenFold: (id: string) => void
  /** What can be done with the current passage. */
  actionsOf: (passage: ComparedPassage) => ReactNode
  ref?: Ref<HTMLElement>
}

/** The text with its changes. Rows out of sight cost nothing to lay out. */
export const ComparedText = memo(function ComparedText(props: ComparedTextProps) {
  const { rows, currentId, onSelect, onOpenFold, actionsOf } = props
  const article = useRef<HTMLElement>(null)
  useEffect(() => {
    const element = article.current
    if (!element) return undefined
    // Anywhere on a paragraph; the button at its number is for the keyboard.
    const onClick = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null
      const end = target?.closest<HTMLElement>('[data-go]')?.dataset['go']
      if (end) {
        goToRow(end)
        return
      }
      const button = target?.closest<HTMLElement>('button, a, [data-actions]')
      if (button && button.dataset['select'] === undefined) return
      if (!document.getSelection()?.isCollapsed) return
      const id = target?.closest<HTMLElement>('[data-row]')?.dataset['row']
      if (id && !id.startsWith('from-')) onSelect(id)
    }
    element.addEventListener('click', onClick)
    return () => element.removeEventListener('click', onClick)
  }, [onSelect])
  return (
    <article className={styles.text} ref={article}>
      {rows.map((row) => {
        if (row.kind === 'fold') {
          return <Fold key={`fold ${row.id}`} passages={row.passages} onOpen={() => onOpenFold(row.id)} />
        }
        if (row.kind === 'moved-from') {
          return <MovedFrom key={`from ${row.passage.id}`} passage={row.passage} />
        }
        const isCurrent = row.passage.id === currentId
        return (
          <PassageRow
            key={row.passage.id}
            passage={row.passage}
            isChange={row.isChange}
            isCurrent={isCurrent}
            actions={isCurrent ? actionsOf(row.passage) : null}
          />
        )
      })}
    </article>
  )
})

function Fold({ passages, onOpen }: { passages: readonly ComparedPassage[]; onOpen: () => void }) {
  const say = useWords(words)
  const { placeOf } = useHistoryView()
  const numbers = numbersIn(passages)
  const first = passages.find((passage) => placeOf(passage) !== '')
  const what =
    numbers === null || !first
      ? say('fold', { count: passages.length })
      : numbers.first === numbers.last
        ? say('fold.one', { number: `¶ ${numbers.first}` })
        : say('fold.many', { first: `¶ ${numbers.first}`, last: numbers.last })
  return (
    <div className={styles.fold}>
      <button type="button" onClick={onOpen} title={say('fold.open', { what })}>
        <ChevronsUpDown aria-hidden="true" />
        {what}
      </button>
    </div>
  )
}
