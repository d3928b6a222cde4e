import { groupKinds, type ManagedGroup } from '@tandem/shared/groups'
import { Marking, markings } from '@tandem/shared/permissions'
import { useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { deviceZone } from '../../../lib/time'
import { useAct } from '../../../lib/use-act'
import {
  Button,
  FieldRow,
  Form,
  LabelledControl,
  NameFields,
  Segmented,
  SelectField,
  TextField,
  ZoneField,
} from '../../../ui'
import { managedWords } from '../managed-words'
import * as api from './api'
import { CoChairFields } from './co-chair-fields'
import { DelegationChecks } from './delegation-checks'
import { faultsOf, toNewGroup, type Choosable, type GroupDraft, type GroupFault } from './group-draft'
import { useManagedGroupChanged } from './queries'

interface NewGroupFormProps {
  delegations: readonly Choosable[]
  onMade: (group: ManagedGroup) => void
}

const nobody = { delegation: null, seat: null }

function emptyDraft(): GroupDraft {
  return {
    name: { en: '', ko: '' },
    short: '',
    kind: 'experts_wg',
    coChairs: [nobody, nobody],
    members: [],
    observers: [],
    languages: 'both',
    marking: 'TLP:AMBER',
    timeZone: deviceZone(),
  }
}

/** A group: who leads it, who is in it, and what its documents begin with. */
export function NewGroupForm({ delegations, onMade }: NewGroupFormProps) {
  const say = useWords(managedWords)
  const [draft, setDraft] = useState(emptyDraft)
  const [tried, setTried] = useState(false)
  const changed = useManagedGroupChanged()
  const { run, busy, fault } = useAct(api.makeGroup, (made) => {
    changed(made)
    onMade(made)
  })
  const set = (changes: Partial<GroupDraft>) => setDraft({ ...draft, ...changes })
  const faults = faultsOf(draft)
  const told = (...which: GroupFault[]) => {
    const found = tried && which.find((one) => faults.includes(one))
    return found ? say(`make.${found}`) : null
  }
  const chairs = draft.coChairs.map(({ delegation }) => delegation)
  const others = delegations.filter(({ code }) => !chairs.includes(code))

  const submit = () => {
    setTried(true)
    if (faults.length === 0) run(toNewGroup(draft))
  }

  return (
    <Form
      fault={fault}
      onSubmit={submit}
      actions={
        <Button look="primary" size="large" type="submit" busy={busy}>
          {say(busy ? 'make.busy' : 'make.do')}
        </Button>
      }
    >
      <NameFields
        label={say('make.name')}
        fault={told('nameMissing')}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <FieldRow>
        <TextField
          label={say('make.short')}
          hint={say('make.shortHint')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={20}
          value={draft.short}
          fault={told('shortWrong')}
          onChange={(event) => set({ short: event.target.value.toUpperCase() })}
        />
        <SelectField
          label={say('make.kind')}
          value={draft.kind}
          onChange={(event) =>
            set({ kind: groupKinds.find((kind) => kind === event.target.value) ?? draft.kind })
          }
        >
          {groupKinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(`kind.${kind}`)}
            </option>
          ))}
        </SelectField>
      </FieldRow>
      <CoChairFields
        delegations={delegations}
        value={draft.coChairs}
        fault={told('coChairMissing', 'coChairTwice')}
        onChange={(coChairs) => set({ coChairs })}
      />
      {others.length > 0 && (
        <FieldRow>
          <DelegationChecks
            label={say('make.members')}
            hint={say('make.membersHint')}
            delegations={others.filter(({ code }) => !draft.observers.includes(code))}
            value={draft.members}
            onChange={(members) => set({ members })}
          />
          <DelegationChecks
            label={say('make.observers')}
            delegations={others.filter(({ code }) => !draft.members.includes(code))}
            value={draft.observers}
            onChange={(observers) => set({ observers })}
          />
        </FieldRow>
      )}
      <FieldRow>
        <LabelledControl label={say('make.languages')}>
          <Segmented
            label={say('make.languages')}
            value={draft.languages}
            options={[
              { value: 'both', label: say('make.both') },
              { value: 'en', label: <span lang="en">English</span> },
              { value: 'ko', label: <span lang="ko">한국어</span> },
            ]}
            onChange={(languages) => set({ languages })}
          />
        </LabelledControl>
        <SelectField
          label={say('make.marking')}
          hint={say('make.markingHint')}
          value={draft.marking}
          onChange={(event) => set({ marking: Marking.parse(event.target.value) })}
        >
          {markings.map((marking) => (
            <option key={marking} value={marking}>
              {marking}
            </option>
          ))}
        </SelectField>
      </FieldRow>
      <ZoneField
        label={say('make.zone')}
        hint={say('make.zoneHint')}
        value={draft.timeZone}
        first={delegations.filter(({ code }) => chairs.includes(code)).map(({ timeZone }) => timeZone)}
        onChange={(timeZone) => set({ timeZone })}
      />
    </Form>
  )
}
