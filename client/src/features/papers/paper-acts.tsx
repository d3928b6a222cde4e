import { useQueryClient } from '@tanstack/react-query'
import type { GroupId } from '@tandem/shared/ids'
import type { MeetingPaper } from '@tandem/shared/papers'
import { useState } from 'react'
import { useWords } from '../../lib/i18n'
import { useAct } from '../../lib/use-act'
import { Button, ConfirmDialog } from '../../ui'
import { actOn, type PaperAct, papersQuery } from './api'
import styles from './papers.module.css'
import { words } from './words'

interface PaperActsProps {
  paper: MeetingPaper
  groupId: GroupId
  /** A draft was withdrawn: there is nothing left of it. */
  onGone: () => void
}

/** What this person may do with the paper now; nothing is offered that would be refused. */
export function PaperActs({ paper, groupId, onGone }: PaperActsProps) {
  const say = useWords(words)
  const client = useQueryClient()
  const [isAsking, setIsAsking] = useState(false)
  const { run, busy, fault, reset } = useAct(
    (act: PaperAct) => actOn(paper.id, act),
    async (_done, act) => {
      if (act === 'withdrawal' && paper.status === 'internal') onGone()
      setIsAsking(false)
      await Promise.all([
        client.invalidateQueries({ queryKey: papersQuery(paper.meetingId).queryKey }),
        client.invalidateQueries({ queryKey: ['groups', groupId] }),
      ])
    },
  )
  const { mine } = paper
  return (
    <div className={styles.acts}>
      {mine.includes('withdraw') && <Button onClick={() => setIsAsking(true)}>{say('act.withdraw')}</Button>}
      {mine.includes('submit') && (
        <Button look="primary" busy={busy} onClick={() => run('submission')}>
          {say(busy ? 'act.submitting' : 'act.submit')}
        </Button>
      )}
      {mine.includes('issue') && (
        <Button look="primary" busy={busy} onClick={() => run('issue')}>
          {say(busy ? 'act.issuing' : 'act.issue')}
        </Button>
      )}
      {fault && !isAsking && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <ConfirmDialog
        open={isAsking}
        title={say('act.withdrawTitle', { symbol: paper.symbol })}
        text={say(paper.status === 'internal' ? 'act.withdrawDraftText' : 'act.withdrawText')}
        act={say('act.withdraw')}
        busy={busy}
        fault={fault}
        onConfirm={() => run('withdrawal')}
        onClose={() => {
          setIsAsking(false)
          reset()
        }}
      />
    </div>
  )
}
