import type { Account, MadeLink } from '@tandem/shared/identity'
import { inLanguage } from '@tandem/shared/words'
import { useId, useState } from 'react'
import { common, useLanguage, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, Dialog, Form } from '../../../ui'
import { peopleWords } from '../people-words'
import * as api from './api'
import { MadeLinkDialog } from './made-link-dialog'
import { isMail, MailField } from './mail-field'
import { usePeopleChanged } from './queries'

/** For who lost the first link, or has forgotten his password. */
export function NewLinkDialog({ person, onClose }: { person: Account; onClose: () => void }) {
  const say = useWords(peopleWords)
  const sayCommon = useWords(common)
  const name = inLanguage(person.name, useLanguage()).text
  const formId = useId()
  const [mail, setMail] = useState(person.mail ?? '')
  const [tried, setTried] = useState(false)
  const [link, setLink] = useState<MadeLink | null>(null)
  const changed = usePeopleChanged()
  const { run, busy, fault } = useAct(api.makeLink, async (made) => {
    setLink(made)
    await changed()
  })
  const submit = () => {
    setTried(true)
    if (isMail(mail)) run({ userId: person.userId, mail })
  }
  if (link) return <MadeLinkDialog link={link} name={person.name} onClose={onClose} />
  return (
    <Dialog
      open
      onClose={onClose}
      title={say('link.title', { name })}
      description={say('link.text')}
      actions={
        <>
          <Button onClick={onClose}>{sayCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say('link.do')}
          </Button>
        </>
      }
    >
      <Form id={formId} fault={fault} onSubmit={submit}>
        <MailField value={mail} showFault={tried} onChange={setMail} />
      </Form>
    </Dialog>
  )
}
