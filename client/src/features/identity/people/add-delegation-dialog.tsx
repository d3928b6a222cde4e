import { DelegationCategory } from '@tandem/shared/identity'
import { DelegationCode } from '@tandem/shared/ids'
import { inLanguage } from '@tandem/shared/words'
import { useId, useState } from 'react'
import { announce } from '../../../lib/announce'
import { common, useLanguage, useWords } from '../../../lib/i18n'
import { deviceZone } from '../../../lib/time'
import { useAct } from '../../../lib/use-act'
import {
  Button,
  Dialog,
  FieldRow,
  Form,
  NameFields,
  nameOf,
  SelectField,
  TextField,
  ZoneField,
} from '../../../ui'
import * as api from './api'
import { peopleWords } from '../people-words'
import { usePeopleChanged } from './queries'

const categories = DelegationCategory.options

/** A country or body that takes part. */
export function AddDelegationDialog({ onClose }: { onClose: () => void }) {
  const say = useWords(peopleWords)
  const sayCommon = useWords(common)
  const language = useLanguage()
  const formId = useId()
  const [draft, setDraft] = useState({
    name: { en: '', ko: '' },
    code: '',
    category: 'party',
    timeZone: deviceZone(),
  })
  const [tried, setTried] = useState(false)
  const changed = usePeopleChanged()
  const { run, busy, fault } = useAct(api.addDelegation, async (_made, { name }) => {
    await changed()
    announce(say('delegations.added', { name: inLanguage(name, language).text }))
    onClose()
  })
  const set = (changes: Partial<typeof draft>) => setDraft({ ...draft, ...changes })
  const name = nameOf(draft.name)
  const code = DelegationCode.safeParse(draft.code)
  const category = categories.find((one) => one === draft.category) ?? 'party'

  const submit = () => {
    setTried(true)
    if (name && code.success) run({ name, code: code.data, category, timeZone: draft.timeZone })
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={say('delegations.add')}
      actions={
        <>
          <Button onClick={onClose}>{sayCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say(busy ? 'person.busy' : 'delegation.do')}
          </Button>
        </>
      }
    >
      <Form id={formId} fault={fault} onSubmit={submit}>
        <NameFields
          label={say('delegation.name')}
          fault={tried && !name ? say('delegation.nameMissing') : null}
          value={draft.name}
          onChange={(next) => set({ name: next })}
        />
        <FieldRow narrowFirst>
          <TextField
            label={say('delegation.code')}
            hint={say('delegation.codeHint')}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            maxLength={6}
            value={draft.code}
            fault={tried && !code.success ? say('delegation.codeWrong') : null}
            // Codes are capitals: nobody is sent back for having typed small ones.
            onChange={(event) => set({ code: event.target.value.toUpperCase() })}
          />
          <SelectField
            label={say('delegation.category')}
            value={category}
            onChange={(event) => set({ category: event.target.value })}
          >
            {categories.map((one) => (
              <option key={one} value={one}>
                {say(`category.${one}`)}
              </option>
            ))}
          </SelectField>
        </FieldRow>
        <ZoneField
          label={say('delegations.zone')}
          hint={say('delegation.zoneHint')}
          value={draft.timeZone}
          first={[]}
          onChange={(timeZone) => set({ timeZone })}
        />
      </Form>
    </Dialog>
  )
}
