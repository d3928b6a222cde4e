import type { CommitmentView } from '@tandem/shared/commitments'
import type { GroupOverview } from '@tandem/shared/groups'
import { useEffect, useRef, useState } from 'react'
import { common, useWords } from '../../../lib/i18n'
import { Button, CheckField, CheckList, Form, Lang, SelectField, TextField } from '../../../ui'
import { useDraft } from '../model/drafts'
import { actOf, draftOf, dueTypes, readDraft, type EditDraft, type EditFault } from '../model/edit-draft'
import { words } from '../words'
import styles from './peek.module.css'
import { useCommitmentAct } from './use-commitment-act'
import { WordingFields } from './wording-fields'

interface EditFormProps {
  commitment: CommitmentView
  overview: GroupOverview
  onClose: () => void
}

/** Owner, due and wording together: what the outcome says of them in the minutes. */
export function EditForm({ commitment, overview, onClose }: EditFormProps) {
  const say = useWords(words)
  const sayCommon = useWords(common)
  const [kept, keep] = useDraft(commitment.id, 'edit')
  const [fault, setFault] = useState<EditFault | null>(null)
  const {
    run,
    busy,
    fault: refused,
  } = useCommitmentAct(commitment, () => {
    keep(null)
    onClose()
  })
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => fields.current?.querySelector('select')?.focus(), [])
  const draft = readDraft(kept) ?? draftOf(commitment)
  const change = (part: Partial<EditDraft>) => {
    setFault(null)
    keep(JSON.stringify({ ...draft, ...part }))
  }
  const submit = () => {
    const made = actOf(draft, commitment)
    if ('fault' in made) setFault(made.fault)
    else run(made.act)
  }
  const general = fault === 'fault.nothing' || fault === 'fault.wording' ? say(fault) : null
  return (
    <Form
      fault={refused ? `${refused} ${say('fault.kept')}` : general}
      actions={
        <>
          <Button type="submit" look="primary" busy={busy}>
            {say('save.edit')}
          </Button>
          <Button
            onClick={() => {
              keep(null)
              onClose()
            }}
          >
            {sayCommon('cancel')}
          </Button>
        </>
      }
      onSubmit={submit}
    >
      <div ref={fields} className={styles.fields}>
        <DueFields draft={draft} fault={fault} onChange={change} />
      </div>
      <CheckList label={say('field.owners')} hint={say('field.editHint')}>
        {overview.delegations.map(({ code, name }) => (
          <CheckField
            key={code}
            note={code}
            checked={draft.owners.includes(code)}
            onChange={(checked) =>
              change({
                owners: checked ? [...draft.owners, code] : draft.owners.filter((one) => one !== code),
              })
            }
          >
            <Lang text={name} />
          </CheckField>
        ))}
      </CheckList>
      <WordingFields
        text={draft.text}
        languages={overview.workingLanguages}
        onChange={(text) => change({ text })}
      />
    </Form>
  )
}

interface DueFieldsProps {
  draft: EditDraft
  fault: EditFault | null
  onChange: (part: Partial<EditDraft>) => void
}

const typeNames = {
  date: 'field.dueDay',
  month: 'field.dueMonth',
  next_meeting: 'due.nextMeeting',
  event: 'field.dueEvent',
  unspecified: 'due.unspecified',
  none: 'due.standing',
} as const

const valueFields = {
  date: { label: 'field.day', fault: 'fault.day', input: { type: 'date' } },
  month: {
    label: 'field.month',
    fault: 'fault.month',
    input: { type: 'month', placeholder: '2023-09' },
  },
  event: { label: 'field.event', fault: 'fault.event', input: { type: 'text', maxLength: 200 } },
} as const

function DueFields({ draft, fault, onChange }: DueFieldsProps) {
  const say = useWords(words)
  const { dueType, dueValue } = draft
  const value = dueType === 'date' || dueType === 'month' || dueType === 'event' ? valueFields[dueType] : null
  return (
    <>
      <SelectField
        label={say('field.due')}
        value={dueType}
        onChange={(event) => {
          const type = dueTypes.find((one) => one === event.target.value) ?? ''
          onChange({ dueType: type, dueValue: '' })
        }}
      >
        <option value="">{say('due.missing')}</option>
        {dueTypes.map((type) => (
          <option key={type} value={type}>
            {say(typeNames[type])}
          </option>
        ))}
      </SelectField>
      {value && (
        <TextField
          key={dueType}
          {...value.input}
          label={say(value.label)}
          fault={fault === value.fault ? say(value.fault) : null}
          value={dueValue}
          onChange={(event) => onChange({ dueValue: event.target.value })}
        />
      )}
    </>
  )
}
