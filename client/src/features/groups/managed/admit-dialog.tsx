import type { ManagedGroup } from '@tandem/shared/groups'
import type { UserId } from '@tandem/shared/ids'
import type { Role } from '@tandem/shared/permissions'
import { inLanguage, type LocalisedText } from '@tandem/shared/words'
import { useId, useState } from 'react'
import { common, useLanguage, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, Dialog, Form, SelectField } from '../../../ui'
import { managedWords } from '../managed-words'
import * as api from './api'
import { useManagedGroupChanged } from './queries'
import { RoleField } from './role-field'

/** Someone who may be admitted. */
export interface Candidate {
  userId: UserId
  name: LocalisedText
  login: string
  delegation: string | null
}

interface AdmitDialogProps {
  group: ManagedGroup
  candidates: readonly Candidate[]
  onClose: () => void
}

/** Brings a person into the group, in a role. */
export function AdmitDialog({ group, candidates, onClose }: AdmitDialogProps) {
  const say = useWords(managedWords)
  const sayCommon = useWords(common)
  const language = useLanguage()
  const formId = useId()
  const [chosen, setChosen] = useState<UserId | null>(null)
  const [wished, setWished] = useState<Role | null>(null)
  const [tried, setTried] = useState(false)
  const changed = useManagedGroupChanged()
  const { run, busy, fault } = useAct(api.giveRole, (made) => {
    changed(made)
    onClose()
  })
  const candidate = candidates.find(({ userId }) => userId === chosen)
  const role = wished ?? likelyRole(group, candidate)

  const submit = () => {
    setTried(true)
    if (candidate) run({ groupId: group.id, userId: candidate.userId, role })
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={say('admit.title', { group: group.short })}
      actions={
        <>
          <Button onClick={onClose}>{sayCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say('admit.do')}
          </Button>
        </>
      }
    >
      <Form id={formId} fault={fault} onSubmit={submit}>
        <SelectField
          label={say('admit.person')}
          value={chosen ?? ''}
          fault={tried && !candidate ? say('admit.personMissing') : null}
          onChange={(event) =>
            setChosen(candidates.find(({ userId }) => userId === event.target.value)?.userId ?? null)
          }
        >
          <option value="">{say('admit.choose')}</option>
          {candidates.map(({ userId, name, delegation }) => (
            <option key={userId} value={userId}>
              {[inLanguage(name, language).text, delegation && `(${delegation})`].filter(Boolean).join(' ')}
            </option>
          ))}
        </SelectField>
        <RoleField
          group={group}
          delegation={candidate?.delegation ?? null}
          value={role}
          onChange={setWished}
        />
      </Form>
    </Dialog>
  )
}

/** What a person of this delegation most likely is here: the first of a co-chair's delegation leads. */
function likelyRole(group: ManagedGroup, candidate: Candidate | undefined): Role {
  const of = (list: readonly string[]) => candidate?.delegation && list.includes(candidate.delegation)
  if (of(group.observers)) return 'observer'
  if (!of(group.coChairs.map(({ delegation }) => delegation))) return 'delegate'
  const isLed = group.people.some(
    ({ role, delegation }) => role === 'co_chair' && delegation === candidate?.delegation,
  )
  return isLed ? 'secretariat' : 'co_chair'
}
