import { type ManagedGroup, type NextCycle, RoleOfSeat, Seat } from '@tandem/shared/groups'
import type { UserId } from '@tandem/shared/ids'
import { inLanguage } from '@tandem/shared/words'
import { useState } from 'react'
import { domain, useLanguage, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, FieldGroup, FieldRow, Form, SelectField } from '../../../ui'
import { managedWords } from '../managed-words'
import { settingWords } from '../setting-words'
import * as api from './api'
import { CoChairFields } from './co-chair-fields'
import { cycleFaultsOf, cycleOf, draftAfter, draftOfCycle, type CycleDraft } from './cycle-draft'
import { CycleFields } from './cycle-fields'
import type { Choosable, SeatDraft } from './group-draft'
import { useManagedGroupChanged } from './queries'

interface NextCycleFormProps {
  group: ManagedGroup
  delegations: readonly Choosable[]
  onDone: () => void
}

type Tasks = Readonly<Record<UserId, NextCycle['people'][number]['role']>>

/** Plans the next pair and its people; nothing changes before the hand-over. */
export function NextCycleForm({ group, delegations, onDone }: NextCycleFormProps) {
  const say = useWords(settingWords)
  const sayManaged = useWords(managedWords)
  const [cycle, setCycle] = useState<CycleDraft>(() =>
    group.nextCycle ? draftOfCycle(group.nextCycle) : draftAfter(group.cycle),
  )
  const [pair, setPair] = useState(() => firstPair(group))
  const [tasks, setTasks] = useState<Tasks>(() => tasksOf(group))
  const [tried, setTried] = useState(false)
  const changed = useManagedGroupChanged()
  const { run, busy, fault } = useAct(api.planNextCycle, (made) => {
    changed(made)
    onDone()
  })
  const [first, second] = pair
  const codes = pair.map(({ delegation }) => delegation)
  const candidates = group.people.filter(
    ({ delegation, isDisabled }) => delegation && codes.includes(delegation) && !isDisabled,
  )
  const pairFault =
    first.delegation === null || second.delegation === null
      ? sayManaged('make.coChairMissing')
      : first.delegation === second.delegation
        ? sayManaged('make.coChairTwice')
        : null

  const submit = () => {
    setTried(true)
    if (pairFault || cycleFaultsOf(cycle).length > 0 || !first.delegation || !second.delegation) return
    const people = candidates.flatMap(({ userId }) => {
      const role = tasks[userId]
      return role ? [{ userId, role }] : []
    })
    run({
      groupId: group.id,
      next: {
        ...cycleOf(cycle),
        coChairs: [
          { delegation: first.delegation, seat: first.seat },
          { delegation: second.delegation, seat: second.seat },
        ],
        people,
      },
    })
  }

  return (
    <Form
      fault={fault}
      onSubmit={submit}
      actions={
        <Button look="primary" size="large" type="submit" busy={busy}>
          {say('next.save')}
        </Button>
      }
    >
      <CycleFields value={cycle} tried={tried} onChange={setCycle} />
      <CoChairFields
        delegations={delegations.filter(({ code }) => group.members.includes(code))}
        value={pair}
        hint={sayManaged('make.coChairHint')}
        fault={tried ? pairFault : null}
        onChange={setPair}
      />
      <FieldGroup
        label={say('next.people')}
        hint={candidates.length > 0 ? say('next.peopleHint') : say('next.noPeople')}
      >
        <FieldRow>
          {candidates.map((person) => (
            <TaskField
              key={person.userId}
              person={person}
              value={tasks[person.userId] ?? null}
              onChange={(role) => setTasks(withTask(tasks, person.userId, role))}
            />
          ))}
        </FieldRow>
      </FieldGroup>
    </Form>
  )
}

type Task = Tasks[UserId] | null

interface TaskFieldProps {
  person: ManagedGroup['people'][number]
  value: Task
  onChange: (role: Task) => void
}

function TaskField({ person, value, onChange }: TaskFieldProps) {
  const say = useWords(settingWords)
  const sayDomain = useWords(domain)
  const language = useLanguage()
  return (
    <SelectField
      label={`${inLanguage(person.name, language).text} (${person.delegation})`}
      value={value ?? ''}
      onChange={(event) => onChange(RoleOfSeat.safeParse(event.target.value).data ?? null)}
    >
      <option value="">{say('next.none')}</option>
      {RoleOfSeat.options.map((role) => (
        <option key={role} value={role}>
          {sayDomain(`role.${role}`)}
        </option>
      ))}
    </SelectField>
  )
}

function withTask(tasks: Tasks, userId: UserId, role: Task): Tasks {
  const { [userId]: _before, ...others } = tasks
  return role ? { ...others, [userId]: role } : others
}

/** As planned; else the present pair, of which one often stays. */
function firstPair(group: ManagedGroup): [SeatDraft, SeatDraft] {
  const [first, second] = (group.nextCycle?.coChairs ?? group.coChairs).map(
    ({ delegation, seat }): SeatDraft => ({ delegation, seat: Seat.safeParse(seat).data ?? null }),
  )
  const nobody = { delegation: null, seat: null }
  return [first ?? nobody, second ?? nobody]
}

/** As planned; else as now: who works for a seat that stays goes on. */
function tasksOf(group: ManagedGroup): Tasks {
  const people =
    group.nextCycle?.people ??
    group.people.flatMap(({ userId, role }) => {
      const task = RoleOfSeat.safeParse(role).data
      return task ? [{ userId, role: task }] : []
    })
  return Object.fromEntries(people.map(({ userId, role }) => [userId, role]))
}
