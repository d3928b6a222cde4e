import type { GroupOverview } from '@tandem/shared/groups'
import { useMemo } from 'react'
import { common, useLanguage, useWords } from '../../lib/i18n'
import { useKeys, type KeyBinding } from '../../lib/keys'
import { useMedia } from '../../lib/use-media'
import { Button, EmptyState } from '../../ui'
import { CommitmentTable, type NextMeeting } from './commitment-table'
import { arrange, type Standpoint } from './model/arrange'
import { countOpen } from './model/commitment'
import { RegisterFilters } from './register-filters'
import styles from './register.module.css'
import { useDueContext, type Register } from './use-register'
import { words } from './words'

interface CommitmentRegisterProps {
  register: Register
  overview: GroupOverview
  next: NextMeeting
  /** The reader's delegation, if he has one. */
  mine: string | null
}

const rowKeys: readonly KeyBinding[] = [
  {
    keys: 'ArrowDown',
    section: 'commitments',
    does: { en: words.en['keys.rows'], ko: words.ko['keys.rows'] },
  },
  { keys: 'Enter', section: 'commitments', does: { en: words.en['keys.open'], ko: words.ko['keys.open'] } },
]

/** Every commitment of the group: what is open, whose, by when, and where it was said. */
export function CommitmentRegister({ register, overview, next, mine }: CommitmentRegisterProps) {
  const { commitments, view } = register
  useKeys(rowKeys)
  return (
    <div className={styles.register}>
      <RegisterHead register={register} />
      {commitments?.length === 0 && <NoneYet />}
      {commitments && commitments.length > 0 && (
        <>
          <RegisterFilters commitments={commitments} view={view} mine={mine} onChange={register.show} />
          <Rows register={register} overview={overview} next={next} mine={mine} />
        </>
      )}
    </div>
  )
}

function RegisterHead({ register: { commitments } }: { register: Register }) {
  const say = useWords(words)
  const sayCommon = useWords(common)
  const counts = countOpen(commitments ?? [])
  return (
    <header className={styles.head}>
      <h1>{say('title')}</h1>
      <span className={styles.counts}>
        {commitments ? say(counts.overdue > 0 ? 'count' : 'countOpen', counts) : sayCommon('loading')}
      </span>
    </header>
  )
}

function Rows({ register, overview, next, mine }: CommitmentRegisterProps) {
  const say = useWords(words)
  const { commitments = [], view, show } = register
  const at = useStandpoint(overview, next, mine)
  const groups = useMemo(() => arrange(commitments, view, at), [commitments, view, at])
  const isBeside = useMedia('(min-width: 1181px)')
  if (groups.length === 0) {
    return (
      <EmptyState
        title={say('noMatch.title')}
        text={say('noMatch.text', { count: commitments.length })}
        actions={
          <Button onClick={() => show({ owners: [], signs: [], meetings: [], mine: false })}>
            {say('filter.clear')}
          </Button>
        }
      />
    )
  }
  return (
    <CommitmentTable
      groups={groups}
      overview={overview}
      next={next}
      view={view}
      onSort={(sort) => show({ sort })}
      onOpen={(open, byKeyboard) => {
        show({ open })
        // Over the list there is nowhere else to be.
        if (byKeyboard || !isBeside) register.requestFocus()
      }}
      // Beside the list, the closer look follows the row.
      onRow={(number) => {
        if (view.open !== null && view.open !== number && isBeside) show({ open: number })
      }}
    />
  )
}

function NoneYet() {
  const say = useWords(words)
  return (
    <div className={styles.empty}>
      <EmptyState title={say('none.title')} text={say('none.text')} />
    </div>
  )
}

function useStandpoint(overview: GroupOverview, next: NextMeeting, mine: string | null): Standpoint {
  const language = useLanguage()
  const { formats, now } = useDueContext(overview)
  const today = formats.dayOf(now)
  const nextStart = next?.dates?.start ?? null
  return useMemo(
    () => ({ today, dayOf: formats.dayOf, language, nextStart, mine }),
    [today, formats, language, nextStart, mine],
  )
}
