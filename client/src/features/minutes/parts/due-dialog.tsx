import { Due } from '@tandem/shared/documents'
import { useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { Button, Dialog, FieldStack, SelectField, TextField } from '../../../ui'
import { words } from '../words'
import { type Opened, useBlock, useMinutesView } from './minutes-view'

const types = ['date', 'month', 'next_meeting', 'event', 'unspecified', 'none'] as const
type DueType = (typeof types)[number]

/** When it is due: a day, a month, the next meeting, an event; or not settled, which is said and not hidden. */
export function DueDialog({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const say = useWords(words)
  const { acts } = useMinutesView()
  const due = useBlock(opened.id)?.facts.due ?? null
  const [type, setType] = useState<DueType>(due?.type ?? 'date')
  const [value, setValue] = useState(due && 'value' in due ? due.value : '')
  const [isTried, setIsTried] = useState(false)
  const read = Due.safeParse(takesValue(type) ? { type, value } : { type })
  const set = () => {
    setIsTried(true)
    if (!read.success) return
    acts.setDue(opened.id, read.data)
    onClose()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('due.title')}
      actions={
        <>
          {due && (
            <Button
              look="quiet"
              onClick={() => {
                acts.setDue(opened.id, null)
                onClose()
              }}
            >
              {say('due.clear')}
            </Button>
          )}
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" onClick={set}>
            {say('due.set')}
          </Button>
        </>
      }
    >
      <FieldStack>
        <SelectField
          label={say('due.kind')}
          value={type}
          onChange={(event) => {
            setType(types.find((each) => each === event.target.value) ?? 'date')
            setValue('')
          }}
        >
          {types.map((each) => (
            <option key={each} value={each}>
              {say(`due.${each}`)}
            </option>
          ))}
        </SelectField>
        {takesValue(type) && (
          <TextField
            label={say(`due.${type}`)}
            type={type === 'event' ? 'text' : type}
            value={value}
            maxLength={200}
            fault={isTried && !read.success ? say(`due.wrong.${type}`) : null}
            onChange={(event) => setValue(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.nativeEvent.isComposing) set()
            }}
          />
        )}
      </FieldStack>
    </Dialog>
  )
}

function takesValue(type: DueType): type is 'date' | 'month' | 'event' {
  return type === 'date' || type === 'month' || type === 'event'
}
