import { groupKinds, type ManagedGroup } from '@tandem/shared/groups'
import { useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { deviceZone } from '../../../lib/time'
import { useAct } from '../../../lib/use-act'
import { Button, FieldRow, Form, SelectField, TextField } from '../../../ui'
import { managedWords } from '../managed-words'
import * as api from './api'
import { emptyDraft, faultsOf, toNewGroup, type Choosable, type GroupDraft } from './group-draft'
import { GroupFields } from './group-fields'
import { useManagedGroupChanged } from './queries'

interface NewGroupFormProps {
  delegations: readonly Choosable[]
  groups: readonly ManagedGroup[]
  onMade: (group: ManagedGroup) => void
}

const nothingInTheWay = { delegations: null, compartments: null }

/** A group: who leads it, who is in it, and what its documents begin with. */
export function NewGroupForm({ delegations, groups, onMade }: NewGroupFormProps) {
  const say = useWords(managedWords)
  const [draft, setDraft] = useState(() => emptyDraft(deviceZone()))
  const [tried, setTried] = useState(false)
  const changed = useManagedGroupChanged()
  const { run, busy, fault } = useAct(api.makeGroup, (made) => {
    changed(made)
    onMade(made)
  })
  const set = (changes: Partial<GroupDraft>) => setDraft({ ...draft, ...changes })
  const faults = faultsOf(draft)

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
      <GroupFields
        draft={draft}
        delegations={delegations}
        above={groups}
        tried={tried}
        pairFixed={null}
        faults={nothingInTheWay}
        identity={
          <FieldRow>
            <TextField
              label={say('make.short')}
              hint={say('make.shortHint')}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              maxLength={20}
              value={draft.short}
              fault={tried && faults.includes('shortWrong') ? say('make.shortWrong') : null}
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
        }
        onChange={set}
      />
    </Form>
  )
}
