import type { ManagedGroup } from '@tandem/shared/groups'
import { useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { deviceZone } from '../../../lib/time'
import { useAct } from '../../../lib/use-act'
import { Button, Form } from '../../../ui'
import { settingWords } from '../setting-words'
import * as api from './api'
import {
  compartmentsGone,
  draftOf,
  faultsOf,
  isPairFixed,
  toGroupChange,
  withdrawnWithPeople,
  type Choosable,
  type GroupDraft,
} from './group-draft'
import { GroupFields } from './group-fields'
import { useManagedGroupChanged } from './queries'

interface ChangeGroupFormProps {
  group: ManagedGroup
  delegations: readonly Choosable[]
  groups: readonly ManagedGroup[]
  onDone: () => void
}

/** Sets anew what is set of a group; its short name and kind stay. */
export function ChangeGroupForm({ group, delegations, groups, onDone }: ChangeGroupFormProps) {
  const say = useWords(settingWords)
  const [draft, setDraft] = useState(() => draftOf(group, groups, deviceZone()))
  const [tried, setTried] = useState(false)
  const changed = useManagedGroupChanged()
  const { run, busy, fault } = useAct(api.changeGroup, (made) => {
    changed(made)
    onDone()
  })
  const withdrawn = withdrawnWithPeople(group, draft)
  const gone = compartmentsGone(group, draft)
  const isClear = faultsOf(draft).length === 0 && withdrawn.length === 0 && gone.length === 0

  const submit = () => {
    setTried(true)
    if (isClear) run({ groupId: group.id, ...toGroupChange(draft) })
  }

  return (
    <Form
      fault={fault}
      onSubmit={submit}
      actions={
        <Button look="primary" size="large" type="submit" busy={busy}>
          {say(busy ? 'change.busy' : 'change.do')}
        </Button>
      }
    >
      <GroupFields
        draft={draft}
        delegations={delegations}
        above={groups.filter(({ id }) => !isAtOrBelow(groups, group, id))}
        tried={tried}
        pairFixed={isPairFixed(group) ? say('pair.fixed') : null}
        faults={{
          delegations:
            withdrawn
              .map(({ code, people: count }) =>
                count > 0 ? say('withdrawn.people', { code, count }) : say('withdrawn.planned', { code }),
              )
              .join(' ') || null,
          compartments: gone.map((name) => say('compartments.stays', { name })).join(' ') || null,
        }}
        onChange={(changes: Partial<GroupDraft>) => setDraft({ ...draft, ...changes })}
      />
    </Form>
  )
}

/** What cannot stand above a group: itself, and whatever stands below it. */
function isAtOrBelow(groups: readonly ManagedGroup[], group: ManagedGroup, id: string): boolean {
  const seen = new Set<string>()
  for (let at: string | null = id; at !== null && !seen.has(at);) {
    if (at === group.id) return true
    seen.add(at)
    const here: string = at
    at = groups.find((one) => one.id === here)?.parentId ?? null
  }
  return false
}
