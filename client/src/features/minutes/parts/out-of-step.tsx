import { ChevronDown } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useWords } from '../../../lib/i18n'
import { Button } from '../../../ui'
import styles from '../minutes.module.css'
import { words } from '../words'
import { useMinutesView } from './minutes-view'

/** How many pairs have to be brought into step, and the way to the next. */
export function OutOfStep() {
  const say = useWords(words)
  const { desk, acts } = useMinutesView()
  const { board } = desk
  const count = useSyncExternalStore(board.subscribe, () => board.lagging)
  if (board.languages.length < 2) return null
  if (count === 0) return <span className={styles['inStep']}>{say('step.all')}</span>
  return (
    <Button size="small" look="quiet" className={styles['outOfStep']} onClick={() => acts.nextOutOfStep()}>
      {say('step.count', { count })}
      <ChevronDown aria-hidden="true" />
    </Button>
  )
}
