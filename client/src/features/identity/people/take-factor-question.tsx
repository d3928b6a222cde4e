import type { Account } from '@tandem/shared/identity'
import { inLanguage } from '@tandem/shared/words'
import { announce } from '../../../lib/announce'
import { useLanguage, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { ConfirmDialog } from '../../../ui'
import { secondFactorWords } from '../second-factor-words'
import * as api from './api'
import { usePeopleChanged } from './queries'

export function TakeFactorQuestion({ person, onClose }: { person: Account; onClose: () => void }) {
  const say = useWords(secondFactorWords)
  const name = inLanguage(person.name, useLanguage()).text
  const changed = usePeopleChanged()
  const { run, busy, fault } = useAct(api.takeSecondFactor, async () => {
    await changed()
    announce(say('take.done', { name }))
    onClose()
  })
  return (
    <ConfirmDialog
      open
      title={say('take.title', { name })}
      text={say('take.text')}
      act={say('take.do')}
      busy={busy}
      fault={fault}
      onConfirm={() => run(person.userId)}
      onClose={onClose}
    />
  )
}
