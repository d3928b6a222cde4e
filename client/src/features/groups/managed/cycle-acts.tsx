import type { ManagedGroup } from '@tandem/shared/groups'
import { inLanguage } from '@tandem/shared/words'
import { useState } from 'react'
import { announce } from '../../../lib/announce'
import { useLanguage, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, ButtonLink, ConfirmDialog } from '../../../ui'
import { settingWords } from '../setting-words'
import * as api from './api'
import type { Choosable } from './group-draft'
import { useManagedGroupChanged } from './queries'

interface CycleActsProps {
  group: ManagedGroup
  delegations: readonly Choosable[]
}

/** Planning the next cycle, dropping the plan, and handing over. */
export function CycleActs({ group, delegations }: CycleActsProps) {
  const say = useWords(settingWords)
  const [asked, setAsked] = useState<'hand-over' | 'drop' | null>(null)
  const close = () => setAsked(null)
  const { nextCycle } = group
  const plan = (
    <ButtonLink to={`/administration/groups/${group.id}/next-cycle`}>
      {say(nextCycle ? 'next.change' : 'next.plan')}
    </ButtonLink>
  )
  if (!nextCycle) return plan
  const empty = nextCycle.coChairs.map(({ delegation }) => delegation).filter((code) => !isHeld(group, code))
  return (
    <>
      {plan}
      <Button onClick={() => setAsked('drop')}>{say('next.drop')}</Button>
      <Button
        look="primary"
        disabledBecause={empty.length > 0 ? say('next.seatEmpty', { codes: empty.join(', ') }) : null}
        onClick={() => setAsked('hand-over')}
      >
        {say('next.handOver')}
      </Button>
      {asked === 'hand-over' && <HandOverQuestion group={group} delegations={delegations} onClose={close} />}
      {asked === 'drop' && <DropQuestion group={group} onClose={close} />}
    </>
  )
}

function isHeld({ nextCycle, people }: ManagedGroup, code: string): boolean {
  const named = nextCycle?.people ?? []
  return named.some(
    ({ userId, role }) =>
      role === 'co_chair' && people.some((one) => one.userId === userId && one.delegation === code),
  )
}

function HandOverQuestion({ group, delegations, onClose }: CycleActsProps & { onClose: () => void }) {
  const say = useWords(settingWords)
  const language = useLanguage()
  const changed = useManagedGroupChanged()
  const names = (group.nextCycle?.coChairs ?? [])
    .map(({ delegation }) => delegations.find(({ code }) => code === delegation))
    .map((each) => (each ? inLanguage(each.name, language).text : ''))
    .join(', ')
  const { run, busy, fault } = useAct(api.handOver, (made) => {
    changed(made)
    announce(say('next.handedOver', { group: group.short, names }))
    onClose()
  })
  return (
    <ConfirmDialog
      open
      title={say('next.handOverTitle', { group: group.short, names })}
      text={say('next.handOverText', { names })}
      act={say('next.handOverDo')}
      busy={busy}
      fault={fault}
      onConfirm={() => run({ groupId: group.id })}
      onClose={onClose}
    />
  )
}

function DropQuestion({ group, onClose }: { group: ManagedGroup; onClose: () => void }) {
  const say = useWords(settingWords)
  const changed = useManagedGroupChanged()
  const { run, busy, fault } = useAct(api.planNextCycle, (made) => {
    changed(made)
    announce(say('next.dropped'))
    onClose()
  })
  return (
    <ConfirmDialog
      open
      title={say('next.dropTitle')}
      text={say('next.dropText')}
      act={say('next.drop')}
      busy={busy}
      fault={fault}
      onConfirm={() => run({ groupId: group.id, next: null })}
      onClose={onClose}
    />
  )
}
