import type { GroupMember, ManagedGroup } from '@tandem/shared/groups'
import { inLanguage } from '@tandem/shared/words'
import { useId, useState } from 'react'
import { common, useLanguage, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, Dialog, Form } from '../../../ui'
import { managedWords } from '../managed-words'
import * as api from './api'
import { useManagedGroupChanged } from './queries'
import { RoleField } from './role-field'

interface ChangeRoleDialogProps {
  group: ManagedGroup
  member: GroupMember
  onClose: () => void
}

export function ChangeRoleDialog({ group, member, onClose }: ChangeRoleDialogProps) {
  const say = useWords(managedWords)
  const sayCommon = useWords(common)
  const formId = useId()
  const [role, setRole] = useState(member.role)
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
        onSubmit={() => run({ groupId: group.id, userId: member.userId, role })}
      >
        <RoleField value={role} onChange={setRole} />
      </Form>
    </Dialog>
  )
}
