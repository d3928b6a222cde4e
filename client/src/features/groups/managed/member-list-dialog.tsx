import type { ManagedGroup, MemberListLine } from '@tandem/shared/groups'
import { useId, useState } from 'react'
import { common, domain, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, classes, Dialog, Form, Lang, tableStyles, TextArea, TextField, showToast } from '../../../ui'
import { managedWords } from '../managed-words'
import * as api from './api'
import styles from './member-list.module.css'
import { useManagedGroupChanged } from './queries'

interface MemberListDialogProps {
  group: ManagedGroup
  onClose: () => void
}

/** Admits people from a file: first what would happen and what is wrong, line by line, then all of them at once. */
export function MemberListDialog({ group, onClose }: MemberListDialogProps) {
  const say = useWords(managedWords)
  const sayCommon = useWords(common)
  const formId = useId()
  const [csv, setCsv] = useState('')
  const [lines, setLines] = useState<readonly MemberListLine[] | null>(null)
  const changed = useManagedGroupChanged()
  const { run, busy, fault } = useAct(api.readMemberList, (answer) => {
    setLines(answer.lines)
    if (!answer.isDone) return
    changed(answer.group)
    showToast({ text: say('list.done', { count: answer.lines.length }) })
    onClose()
  })
  const write = (text: string) => {
    setCsv(text)
    setLines(null)
  }
  const isClear = lines?.every(({ problems }) => problems.length === 0) === true
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('list.title', { group: group.short })}
      description={say('list.text')}
      actions={
        <>
          <Button onClick={onClose}>{sayCommon('cancel')}</Button>
          <Button look={isClear ? 'primary' : 'default'} type="submit" form={formId} busy={busy}>
            {isClear ? say('list.admit', { count: lines.length }) : say('list.check')}
          </Button>
        </>
      }
    >
      <Form id={formId} fault={fault} onSubmit={() => run({ groupId: group.id, csv, isTrial: !isClear })}>
        <TextField
          label={say('list.file')}
          type="file"
          accept=".csv,.tsv,.txt,text/csv"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) void file.text().then(write)
          }}
        />
        <TextArea
          label={say('list.rows')}
          hint={say('list.rowsHint')}
          rows={6}
          spellCheck={false}
          value={csv}
          onChange={(event) => write(event.target.value)}
        />
        {lines && <Weighed lines={lines} />}
      </Form>
    </Dialog>
  )
}

function Weighed({ lines }: { lines: readonly MemberListLine[] }) {
  const say = useWords(managedWords)
  const wrong = lines.filter(({ problems }) => problems.length > 0).length
  return (
    <div role="status">
      <p>{wrong === 0 ? say('list.clear') : say('list.wrong', { count: wrong })}</p>
      <table className={classes(tableStyles.table, styles.lines)} aria-label={say('list.rows')}>
        <thead>
          <tr>
            <th scope="col">{say('list.line')}</th>
            <th scope="col">{say('members.account')}</th>
            <th scope="col">{say('list.what')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.line}>
              <td className={tableStyles.dim}>{line.line}</td>
              <th scope="row" className={tableStyles.name}>
                {line.account}
              </th>
              <td>{line.problems.length > 0 ? <Problems line={line} /> : <WouldBe line={line} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Problems({ line }: { line: MemberListLine }) {
  const say = useWords(managedWords)
  return line.problems.map((problem) => <p key={problem}>{say(`listProblem.${problem}`)}</p>)
}

function WouldBe({ line: { name, role, was } }: { line: MemberListLine }) {
  const say = useWords(managedWords)
  const sayDomain = useWords(domain)
  const becomes = role ? sayDomain(`role.${role}`) : ''
  return (
    <p>
      {name && <Lang text={name} />}
      {': '}
      {was === null && say('list.becomes', { role: becomes })}
      {was !== null && was === role && say('list.stays', { role: becomes })}
      {was !== null && was !== role && say('list.changes', { was: sayDomain(`role.${was}`), role: becomes })}
    </p>
  )
}
