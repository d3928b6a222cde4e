import type { AgendaItem } from '@tandem/shared/documents'
import { CircleDashed } from 'lucide-react'
import { useWords } from '../../../lib/i18n'
import { classes } from '../../../ui'
import styles from '../props.module.css'
import { words } from '../words'
import { ActionField, KindField } from './action-field'
import { useIsCurrent, useUnsent } from './agenda-view'
import { isPlain } from './item-classes'
import { LeadsField } from './leads-field'
import { PapersField } from './papers-field'

interface ItemPropsProps {
  item: AgendaItem
  /** Absent when the annotation is shown already. */
  onAnnotate: (() => void) | null
}

/** The line under an item's title: expected action, leads, papers; at the item one is in, also the rest. */
export function ItemProps({ item, onAnnotate }: ItemPropsProps) {
  const say = useWords(words)
  const isCurrent = useIsCurrent(item.id)
  const isBreak = item.kind === 'break'
  return (
    <div className={classes(styles['props'], isCurrent && styles['open'], isPlain(item) && styles['plain'])}>
      {!isBreak && (
        <>
          <ActionField itemId={item.id} action={item.action} />
          <LeadsField itemId={item.id} leads={item.leads} />
          <PapersField itemId={item.id} papers={item.papers} action={item.action} />
        </>
      )}
      <KindField itemId={item.id} kind={item.kind} />
      {onAnnotate && (
        <button type="button" className={styles['later']} onClick={onAnnotate}>
          {say('addAnnotation')}
        </button>
      )}
      <UnsentMark item={item} />
    </div>
  )
}

function UnsentMark({ item }: { item: AgendaItem }) {
  const say = useWords(words)
  const count = useUnsent(item.id)
  if (count === 0) return null
  return (
    <span className={styles['unsent']}>
      <CircleDashed aria-hidden="true" />
      {say('changesUnsent', { count })}
    </span>
  )
}
