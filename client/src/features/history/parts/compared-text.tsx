import type { ComparedPassage } from '@tandem/shared/history'
import { ChevronsUpDown } from 'lucide-react'
import { memo, startTransition, use, useEffect, useRef, useState, type ReactNode } from 'react'
import { classes } from '../../../ui'
import { goToRow } from '../model/go-to-row'
import { isSameRow, nameOfRow, numbersIn, type Row } from '../model/rows'
import { inSheaves, type Sheaf } from '../model/sheaves'
import { useTextView } from '../view'
import { AtRestContext } from './centre'
import { MovedFrom, PassageRow } from './passage-row'
import styles from './rows.module.css'

interface ComparedTextProps {
  rows: readonly Row[]
  currentId: string | null
  onSelect: (id: string | null) => void
  onOpenFold: (id: string) => void
  /** What can be done with the current passage. */
  actionsOf: (passage: ComparedPassage) => ReactNode
}

/** The text with its changes. What is out of sight costs nothing to lay out. */
export const ComparedText = memo(function ComparedText(props: ComparedTextProps) {
  const { rows, currentId, onSelect, onOpenFold, actionsOf } = props
  const isAtRest = use(AtRestContext)
  const { languages, comparison } = useTextView()
  const article = useRef<HTMLElement>(null)
  const sheaves = useSheaves(rows)
  const shown = useGrowing(sheaves, currentId, isAtRest)
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
    <article
      className={styles.text}
      ref={article}
      data-paired={languages.length > 1 && comparison?.kind === 'record' ? '' : undefined}
    >
      {shown.map((sheaf) => {
        const isHere = holds(sheaf, currentId)
        return (
          <SheafOfRows
            key={sheaf.key}
            rows={sheaf.rows}
            currentId={isHere ? currentId : null}
            actionsOf={isHere ? actionsOf : null}
            onOpenFold={onOpenFold}
          />
        )
      })}
    </article>
  )
})

interface SheafProps extends Pick<ComparedTextProps, 'rows' | 'currentId' | 'onOpenFold'> {
  actionsOf: ComparedTextProps['actionsOf'] | null
}

const SheafOfRows = memo(function SheafOfRows({ rows, currentId, actionsOf, onOpenFold }: SheafProps) {
  return (
    <div
      className={classes(styles.sheaf, currentId !== null && styles.atHand)}
      style={{ containIntrinsicHeight: `auto ${rows.length * usualHeight}px` }}
    >
      {rows.map((row) => {
        const name = nameOfRow(row)
        if (row.kind === 'fold') {
          return <Fold key={name} row={row} onOpen={onOpenFold} />
        }
        if (row.kind === 'moved-from') return <MovedFrom key={name} passage={row.passage} />
        const isCurrent = row.passage.id === currentId
        return (
          <PassageRow
            key={name}
            passage={row.passage}
            isChange={row.isChange}
            isCurrent={isCurrent}
            actions={isCurrent ? actionsOf?.(row.passage) : null}
          />
        )
      })}
    </div>
  )
})

// Near enough to what a row takes, in px, until it was laid out once.
const usualHeight = 84

const rowsAre = { nameOf: nameOfRow, isSame: isSameRow }

/** Rows stay with those beside them, so that only where something came or went anything is drawn anew. */
function useSheaves(rows: readonly Row[]): readonly Sheaf<Row>[] {
  const [kept, setKept] = useState(() => ({ rows, sheaves: inSheaves(rows, [], rowsAre) }))
  if (kept.rows === rows) return kept.sheaves
  const sheaves = inSheaves(rows, kept.sheaves, rowsAre)
  setKept({ rows, sheaves })
  return sheaves
}

function holds({ rows }: Sheaf<Row>, currentId: string | null): boolean {
  return currentId !== null && rows.some((row) => row.kind === 'passage' && row.passage.id === currentId)
}

/** The first rows at once, the others a sheaf at a time: a long comparison must not keep the reader waiting. */
function useGrowing(
  sheaves: readonly Sheaf<Row>[],
  currentId: string | null,
  isAtRest: boolean,
): readonly Sheaf<Row>[] {
  const [count, setCount] = useState(1)
  const isWhole = count >= sheaves.length
  useEffect(() => {
    if (isWhole || isAtRest) return undefined
    const timer = setTimeout(() => startTransition(() => setCount(count + 1)))
    return () => clearTimeout(timer)
  }, [count, isWhole, isAtRest])
  if (isWhole) return sheaves
  const current = sheaves.findIndex((sheaf) => holds(sheaf, currentId))
  return sheaves.slice(0, Math.max(count, current + 1))
}

interface FoldProps {
  row: Extract<Row, { kind: 'fold' }>
  onOpen: (id: string) => void
}

const Fold = memo(function Fold({ row: { id, passages, onlyOne }, onOpen }: FoldProps) {
  const { say, placeOf } = useTextView()
  const numbers = numbersIn(passages)
  const first = passages.find((passage) => placeOf(passage) !== '')
  const where =
    numbers === null || !first
      ? say('fold.count', { count: passages.length })
      : numbers.first === numbers.last
        ? `¶ ${numbers.first}`
        : `¶ ${numbers.first}–${numbers.last}`
  const what = say(onlyOne ? 'fold.byOthers' : 'fold.unchanged', { where })
  return (
    <div className={styles.fold}>
      <button type="button" onClick={() => onOpen(id)} title={say('fold.open', { what })}>
        <ChevronsUpDown aria-hidden="true" />
        {what}
      </button>
    </div>
  )
})
