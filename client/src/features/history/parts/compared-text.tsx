import type { ComparedPassage } from '@tandem/shared/history'
import { ChevronsUpDown } from 'lucide-react'
import { memo, startTransition, useEffect, useRef, useState, type ReactNode } from 'react'
import { useWords } from '../../../lib/i18n'
import { goToRow } from '../model/go-to-row'
import { numbersIn, type Row } from '../model/rows'
import { useTextView } from '../view'
import { words } from '../words'
import { MovedFrom, PassageRow } from './passage-row'
import styles from './text.module.css'

interface ComparedTextProps {
  rows: readonly Row[]
  currentId: string | null
  onSelect: (id: string | null) => void
  onOpenFold: (id: string) => void
  /** It lies behind something else: nothing is added to it meanwhile. */
  isHidden?: boolean
  /** What can be done with the current passage. */
  actionsOf: (passage: ComparedPassage) => ReactNode
}

/** The text with its changes. Rows out of sight cost nothing to lay out. */
export const ComparedText = memo(function ComparedText(props: ComparedTextProps) {
  const { rows, currentId, onSelect, onOpenFold, actionsOf, isHidden = false } = props
  const article = useRef<HTMLElement>(null)
  const shown = useGrowing(rows, currentId, isHidden)
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
      {shown.map((row) => {
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

// About what fits a high screen, and what can be added between two frames.
const rowsAtOnce = 24

/** The first rows at once, the others a few at a time: a long comparison must not keep the reader waiting. */
function useGrowing(rows: readonly Row[], currentId: string | null, isHidden: boolean): readonly Row[] {
  const [count, setCount] = useState(rowsAtOnce)
  const isWhole = count >= rows.length
  useEffect(() => {
    if (isWhole || isHidden) return undefined
    const timer = setTimeout(() => startTransition(() => setCount(count + rowsAtOnce)))
    return () => clearTimeout(timer)
  }, [count, isWhole, isHidden])
  if (isWhole) return rows
  const current = rows.findIndex((row) => row.kind === 'passage' && row.passage.id === currentId)
  return rows.slice(0, Math.max(count, current + 1))
}

function Fold({ passages, onOpen }: { passages: readonly ComparedPassage[]; onOpen: () => void }) {
  const say = useWords(words)
  const { placeOf } = useTextView()
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
