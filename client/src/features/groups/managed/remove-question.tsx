import type { GroupMember, ManagedGroup } from '@tandem/shared/groups'
import { inLanguage } from '@tandem/shared/words'
import { announce } from '../../../lib/announce'
import { useLanguage, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { ConfirmDialog } from '../../../ui'
import { managedWords } from '../managed-words'
import * as api from './api'
import { useManagedGroupChanged } from './queries'

interface RemoveQuestionProps {
  group: ManagedGroup
  member: GroupMember
  onClose: () => void
}

export function RemoveQuestion({ group, member, onClose }: RemoveQuestionProps) {
  const say = useWords(managedWords)
  const name = inLanguage(member.name, useLanguage()).text
  const changed = useManagedGroupChanged()
  const { run, busy, fault } = useAct(api.removeMember, (made) => {
    changed(made)
    announce(say('remove.done', { name, group: group.short }))
    onClose()
  })
  return (
    <ConfirmDialog
      open
      title={say('remove.title', { name, group: group.short })}
      text={say('remove.text')}
      act={say('remove.do')}
      busy={busy}
      fault={fault}
      onConfirm={() => run({ groupId: group.id, userId: member.userId })}
      onClose={onClose}
    />
  )
}
