import { useQueryClient } from '@tanstack/react-query'
import type { GroupId } from '@tandem/shared/ids'
import { useId, useState } from 'react'
import { common, useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, CopyField, Dialog, Form, TextField } from '../../../ui'
import * as api from './api'
import { tokenWords } from '../token-words'
import { emptyTokenDraft, expiryOf, type TokenDraft } from './token-draft'
import { tokensQuery } from './queries'
import { TokenScope } from './token-scope'

/** A new token; what it may is chosen before, and the secret is shown once, after. */
export function MakeTokenDialog({ onClose }: { onClose: () => void }) {
  const [secret, setSecret] = useState<string | null>(null)
  return secret === null ? (
    <TokenForm onMade={setSecret} onClose={onClose} />
  ) : (
    <MadeToken secret={secret} onClose={onClose} />
  )
}

function TokenForm({ onMade, onClose }: { onMade: (secret: string) => void; onClose: () => void }) {
  const say = useWords(tokenWords)
  const sayCommon = useWords(common)
  const client = useQueryClient()
  const formId = useId()
  const [draft, setDraft] = useState<TokenDraft>(emptyTokenDraft)
  const [tried, setTried] = useState(false)
  const { run, busy, fault } = useAct(api.makeToken, async (made) => {
    onMade(made.secret)
    await client.invalidateQueries({ queryKey: tokensQuery.queryKey })
  })
  const name = draft.name.trim()
  const groups: GroupId[] | null = draft.scope === 'all' ? null : draft.groups

  const submit = () => {
    setTried(true)
    if (!name || groups?.length === 0) return
    run({ name, reach: draft.reach, groups, expiresAt: expiryOf(draft.expiry) })
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title={say('make.title')}
      actions={
        <>
          <Button onClick={onClose}>{sayCommon('cancel')}</Button>
          <Button look="primary" type="submit" form={formId} busy={busy}>
            {say(busy ? 'make.busy' : 'make.do')}
          </Button>
        </>
      }
    >
      <Form id={formId} fault={fault} onSubmit={submit}>
        <TextField
          label={say('make.name')}
          hint={say('make.nameHint')}
          autoComplete="off"
          maxLength={80}
          value={draft.name}
          fault={tried && !name ? say('make.nameMissing') : null}
          onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        />
        <TokenScope draft={draft} tried={tried} onChange={setDraft} />
      </Form>
    </Dialog>
  )
}

/** Not dismissed by a stray click: nobody can show the secret again. */
function MadeToken({ secret, onClose }: { secret: string; onClose: () => void }) {
  const say = useWords(tokenWords)
  return (
    <Dialog
      open
      dismissable={false}
      onClose={onClose}
      title={say('made.title')}
      description={say('made.text')}
      actions={
        <Button look="primary" onClick={onClose}>
          {say('made.done')}
        </Button>
      }
    >
      <CopyField label={say('made.token')} value={secret} />
    </Dialog>
  )
}
