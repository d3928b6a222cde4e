import type { CommitmentAct, CommitmentView } from '@tandem/shared/commitments'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { common, useWords } from '../../../lib/i18n'
import { Button, CheckField, Form, TextArea } from '../../../ui'
import { useDraft } from '../model/drafts'
import { words } from '../words'
import { useCommitmentAct } from './use-commitment-act'

/** Acts that need a few words: what happened, what shows it, why. */
export const notedActs = ['update', 'propose_done', 'done', 'carry', 'drop', 'reopen'] as const
export type NotedAct = (typeof notedActs)[number]

const fields = {
  update: { label: 'field.update', hint: null },
  propose_done: { label: 'field.evidence', hint: 'field.evidenceHint' },
  done: { label: 'field.evidence', hint: 'field.evidenceHint' },
  carry: { label: 'field.reason', hint: 'field.carryHint' },
  drop: { label: 'field.reason', hint: 'field.dropHint' },
  reopen: { label: 'field.note', hint: null },
} as const

interface ActFormProps {
  commitment: CommitmentView
  act: NotedAct
  /** Cancelling forgets the words; leaving by Escape, or by going elsewhere, keeps them as a draft. */
  onClose: () => void
}

export function ActForm({ commitment, act, onClose }: ActFormProps) {
  const say = useWords(words)
  const sayCommon = useWords(common)
  const [draft, keep] = useDraft(commitment.id, act)
  const [started, setStarted] = useState(commitment.status === 'open')
  const [isEmpty, setEmpty] = useState(false)
  const field = useRef<HTMLDivElement>(null)
  const { run, busy, fault } = useCommitmentAct(commitment, () => {
    keep(null)
    onClose()
  })
  useEffect(() => field.current?.querySelector('textarea')?.focus(), [])
  const note = draft ?? ''
  const submit = () => {
    setEmpty(note.trim() === '')
    if (note.trim() !== '') run(actWith(act, note, started && commitment.status === 'open'))
  }
  const { label, hint } = fields[act]
  return (
    <Form
      fault={fault && `${fault} ${say('fault.kept')}`}
      actions={
        <>
          <Button type="submit" look={act === 'drop' ? 'danger' : 'primary'} busy={busy}>
            {say(`save.${act}`)}
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
      <div ref={field}>
        <TextArea
          label={say(label)}
          {...(hint && { hint: say(hint) })}
          fault={isEmpty ? say('fault.empty') : null}
          maxLength={2_000}
          value={note}
          onChange={(event) => {
            keep(event.target.value)
            setEmpty(false)
          }}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.nativeEvent.isComposing) return
            if (event.key === 'Escape') onClose()
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
          }}
        />
      </div>
      {act === 'update' && commitment.status === 'open' && (
        <CheckField checked={started} onChange={setStarted}>
          {say('field.started')}
        </CheckField>
      )}
    </Form>
  )
}

function actWith(act: NotedAct, text: string, started: boolean): CommitmentAct {
  const note = text.trim()
  switch (act) {
    case 'update':
      return { act, note, started }
    case 'propose_done':
    case 'done':
      return { act, evidence: note }
    case 'carry':
    case 'drop':
      return { act, reason: note }
    case 'reopen':
      return { act, note }
  }
}
