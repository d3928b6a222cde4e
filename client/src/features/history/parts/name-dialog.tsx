import { useQueryClient } from '@tanstack/react-query'
import { longestVersionName, longestVersionNote, type Version } from '@tandem/shared/history'
import { useId, useRef, useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, Dialog, Form, showToast, TextArea, TextField } from '../../../ui'
import { circulate, nameVersion, renameVersion, timelineQuery } from '../api'
import { type Mark, useHistoryView } from '../view'
import { words } from '../words'

/** What gets a name: a position, or a version that has one already. */
export type Named = { mark: Mark; seq: number; when: string } | { version: Version }

interface NameDialogProps {
  named: Named
  onClose: () => void
}

/** A name and a description for a version. It costs nothing to have many. */
export function NameDialog({ named, onClose }: NameDialogProps) {
  const say = useWords(words)
  const { card } = useHistoryView()
  const client = useQueryClient()
  const form = useId()
  const known = 'version' in named ? named.version : null
  const [name, setName] = useState(known?.name ?? '')
  const [note, setNote] = useState(known?.note ?? '')
  const [isMissing, setMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const act = useAct(
    (label: { name: string; note: string }) =>
      known?.id
        ? renameVersion(card.id, known.id, label)
        : nameVersion(card.id, { ...label, seq: 'seq' in named ? named.seq : (known?.seq ?? 0) }),
    async ({ version }) => {
      showToast({ text: say('name.done', { name: version.name }) })
      onClose()
      await client.invalidateQueries({ queryKey: timelineQuery(card.id).queryKey })
    },
  )
  const submit = () => {
    if (name.trim() === '') setMissing(true)
    else act.run({ name: name.trim(), note: note.trim() })
  }
  return (
    <Dialog
      open
      firstField={field}
      onClose={onClose}
      title={say('name.title')}
      description={'when' in named && say('name.which', { when: named.when, mark: named.mark })}
    >
      <Form
        id={form}
        fault={act.fault}
        onSubmit={submit}
        actions={
          <Button look="primary" type="submit" form={form} busy={act.busy}>
            {say(act.busy ? 'name.busy' : known ? 'name.change' : 'name.save')}
          </Button>
        }
      >
        <TextField
          ref={field}
          label={say('name.name')}
          value={name}
          maxLength={longestVersionName}
          fault={isMissing && name.trim() === '' ? say('name.missing') : null}
          onChange={(event) => setName(event.target.value)}
        />
        <TextArea
          label={say('name.note')}
          hint={say('name.noteHint')}
          value={note}
          maxLength={longestVersionNote}
          onChange={(event) => setNote(event.target.value)}
        />
      </Form>
    </Dialog>
  )
}

interface CirculateDialogProps {
  /** What it is called when it is given no name. */
  usualName: string
  onClose: () => void
}

/** The text as it is now, frozen with its date and given to those who may read it from then on. */
export function CirculateDialog({ usualName, onClose }: CirculateDialogProps) {
  const say = useWords(words)
  const { card } = useHistoryView()
  const client = useQueryClient()
  const form = useId()
  const field = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [note, setNote] = useState('')
  const act = useAct(
    (body: Parameters<typeof circulate>[1]) => circulate(card.id, body),
    async ({ version }) => {
      showToast({ text: say('circulate.done', { name: version.name }) })
      onClose()
      await client.invalidateQueries({ queryKey: ['document', card.id] })
    },
  )
  const submit = () =>
    act.run({ ...(name.trim() && { name: name.trim() }), ...(note.trim() && { note: note.trim() }) })
  return (
    <Dialog
      open
      firstField={field}
      onClose={onClose}
      title={say('circulate.title')}
      description={say('circulate.text')}
    >
      <Form
        id={form}
        fault={act.fault}
        onSubmit={submit}
        actions={
          <Button look="primary" type="submit" form={form} busy={act.busy}>
            {say(act.busy ? 'circulate.busy' : 'circulate.do')}
          </Button>
        }
      >
        <TextField
          ref={field}
          label={say('name.name')}
          hint={say('circulate.nameHint', { name: usualName })}
          value={name}
          maxLength={longestVersionName}
          onChange={(event) => setName(event.target.value)}
        />
        <TextArea
          label={say('name.note')}
          value={note}
          maxLength={longestVersionNote}
          onChange={(event) => setNote(event.target.value)}
        />
      </Form>
    </Dialog>
  )
}
