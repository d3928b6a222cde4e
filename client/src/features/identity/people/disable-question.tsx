import type { Account } from '@tandem/shared/identity'
import { inLanguage } from '@tandem/shared/words'
import { announce } from '../../../lib/announce'
import { useLanguage, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { ConfirmDialog } from '../../../ui'
import { peopleWords } from '../people-words'
import * as api from './api'
import { usePeopleChanged } from './queries'

export function DisableQuestion({ person, onClose }: { person: Account; onClose: () => void }) {
  const say = useWords(peopleWords)
  const name = inLanguage(person.name, useLanguage()).text
  const changed = usePeopleChanged()
  const { run, busy, fault } = useAct(api.disablePerson, async () => {
    await changed()
    announce(say('people.wasDisabled', { name }))
    onClose()
  })
  return (
    <ConfirmDialog
      open
      title={say('people.disableTitle', { name })}
      text={say('people.disableText')}
      act={say('people.disableDo')}
      busy={busy}
      fault={fault}
      onConfirm={() => run(person.userId)}
      onClose={onClose}
    />
  )
}
