import { type GroupMember, type ManagedGroup, PersonFunction } from '@tandem/shared/groups'
import { inLanguage } from '@tandem/shared/words'
import { useId, useState } from 'react'
import { common, domain, useLanguage, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, CheckField, CheckList, Dialog, Form, SelectField } from '../../../ui'
import { managedWords } from '../managed-words'
import { settingWords } from '../setting-words'
import * as api from './api'
import { useManagedGroupChanged } from './queries'
import { RoleField } from './role-field'

interface MemberDialogProps {
  group: ManagedGroup
  member: GroupMember
  onClose: () => void
}

/** How a person stands in the group: role, function, and the compartments he is in. */
export function MemberDialog({ group, member, onClose }: MemberDialogProps) {
  const say = useWords(managedWords)
  const saySetting = useWords(settingWords)
  const sayCommon = useWords(common)
  const formId = useId()
  const [role, setRole] = useState(member.role)
  const [does, setDoes] = useState(member.function)
  const [compartments, setCompartments] = useState(member.compartments)
  const changed = useManagedGroupChanged()
  const { run, busy, fault } = useAct(api.giveRole, (made) => {
    changed(made)
    onClose()
  })
  const name = inLanguage(member.name, useLanguage()).text
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('change.title', { name })}
      description={say('change.text')}
      actions={
        <>
          <Button onClick={onClose}>{sayCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say('change.do')}
          </Button>
        </>
      }
    >
      <Form
        id={formId}
        fault={fault}
        onSubmit={() => run({ groupId: group.id, userId: member.userId, role, function: does, compartments })}
      >
        <RoleField group={group} delegation={member.delegation} value={role} onChange={setRole} />
        <FunctionField value={does} onChange={setDoes} />
        {group.compartments.length > 0 && (
          <CheckList label={saySetting('member.compartments')}>
            {group.compartments.map((each) => (
              <CheckField
                key={each}
                checked={compartments.includes(each)}
                onChange={(isIn) =>
                  setCompartments(isIn ? [...compartments, each] : compartments.filter((one) => one !== each))
                }
              >
                {each}
              </CheckField>
            ))}
          </CheckList>
        )}
      </Form>
    </Dialog>
  )
}

interface FunctionFieldProps {
  value: PersonFunction | null
  onChange: (value: PersonFunction | null) => void
}

function FunctionField({ value, onChange }: FunctionFieldProps) {
  const say = useWords(settingWords)
  const sayDomain = useWords(domain)
  return (
    <SelectField
      label={say('member.function')}
      value={value ?? ''}
      onChange={(event) => onChange(PersonFunction.safeParse(event.target.value).data ?? null)}
    >
      <option value="">{say('member.asRole')}</option>
      {PersonFunction.options.map((each) => (
        <option key={each} value={each}>
          {sayDomain(`function.${each}`)}
        </option>
      ))}
    </SelectField>
  )
}
