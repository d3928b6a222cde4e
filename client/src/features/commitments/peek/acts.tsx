import type { CommitmentView } from '@tandem/shared/commitments'
import type { GroupOverview } from '@tandem/shared/groups'
import { Ellipsis } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { useKeys, type KeyBinding } from '../../../lib/keys'
import { Button, IconButton, Kbd, Menu, MenuItem } from '../../../ui'
import { hasDraft, keepDraft } from '../model/drafts'
import { words } from '../words'
import { ActForm, notedActs, type NotedAct } from './act-form'
import { EditForm } from './edit-form'
import styles from './peek.module.css'

type Act = NotedAct | 'edit'

// The act one does most is in sight; what ends a commitment otherwise is one step away.
const inSight: readonly Act[] = ['update', 'propose_done', 'done', 'reopen']

interface ActsProps {
  commitment: CommitmentView
  overview: GroupOverview
}

/** What the reader may do to it now; what he may not is not there. */
export function Acts({ commitment, overview }: ActsProps) {
  const { mine } = commitment
  const offered: Act[] = [...notedActs, 'edit' as const].filter((act) => mine.includes(act))
  const isOffered = (act: Act) => offered.includes(act)
  // What was begun and not sent is where the writer left it.
  const [act, setAct] = useState<Act | null>(
    () => offered.find((one) => hasDraft(commitment.id, one)) ?? null,
  )
  const panel = useRef<HTMLDivElement>(null)
  const close = () => {
    // What can no longer be done needs no draft of it.
    if (act && !isOffered(act)) keepDraft(commitment.id, act, null)
    setAct(null)
    // The form is gone with the next drawing; the first button stands for it.
    requestAnimationFrame(() => panel.current?.querySelector('button')?.focus())
  }
  // A form that opens below the edge would be missed.
  useEffect(() => {
    if (act !== null) panel.current?.querySelector('form')?.scrollIntoView({ block: 'nearest' })
  }, [act])
  const mayUpdate = isOffered('update')
  const keys = useMemo<KeyBinding[]>(
    () =>
      mayUpdate
        ? [
            {
              keys: 'u',
              section: 'commitments',
              does: { en: words.en['keys.update'], ko: words.ko['keys.update'] },
              run: () => setAct('update'),
            },
          ]
        : [],
    [mayUpdate],
  )
  useKeys(keys)
  if (offered.length === 0 && act === null) return null
  return (
    <div ref={panel} className={styles.acts}>
      {/* A form stays when the act is no longer possible: its words are the writer's to take away. */}
      {act === null ? (
        <ActButtons offered={offered} onChoose={setAct} />
      ) : act === 'edit' ? (
        <EditForm commitment={commitment} overview={overview} onClose={close} />
      ) : (
        <ActForm key={act} commitment={commitment} act={act} onClose={close} />
      )}
    </div>
  )
}

function ActButtons({ offered, onChoose }: { offered: readonly Act[]; onChoose: (act: Act) => void }) {
  const say = useWords(words)
  const seen = inSight.filter((act) => offered.includes(act))
  const rest = offered.filter((act) => !seen.includes(act))
  return (
    <div className={styles.buttons}>
      {seen.map((act) => (
        <Button key={act} look={act === 'update' ? 'primary' : 'default'} onClick={() => onChoose(act)}>
          {say(`act.${act}`)}
          {act === 'update' && <Kbd keys="u" />}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu trigger={<IconButton label={say('act.more')} icon={<Ellipsis />} />}>
          {rest.map((act) => (
            <MenuItem key={act} danger={act === 'drop'} onSelect={() => onChoose(act)}>
              {say(`act.${act}`)}
            </MenuItem>
          ))}
        </Menu>
      )}
    </div>
  )
}
