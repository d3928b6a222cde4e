import { inLanguage } from '@tandem/shared/words'
import { announce } from '../../../lib/announce'
import { useLanguage, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { ConfirmDialog } from '../../../ui'
import { peopleWords } from '../people-words'
import * as api from './api'
import { usePeopleChanged } from './queries'

interface DeleteDelegationQuestionProps {
  delegation: api.ListedDelegation
  onClose: () => void
}

/** Puts a delegation that nobody needs into the bin. */
export function DeleteDelegationQuestion({ delegation, onClose }: DeleteDelegationQuestionProps) {
  const say = useWords(peopleWords)
  const name = inLanguage(delegation.name, useLanguage()).text
  const changed = usePeopleChanged()
  const { run, busy, fault } = useAct(api.deleteDelegation, async () => {
    await changed()
    announce(say('delegations.deleted', { name }))
    onClose()
  })
  return (
    <ConfirmDialog
      open
      title={say('delegations.deleteTitle', { name })}
      text={say('delegations.deleteText')}
      act={say('delegations.deleteDo')}
      busy={busy}
      fault={fault}
      onConfirm={() => run(delegation.code)}
      onClose={onClose}
    />
  )
}
