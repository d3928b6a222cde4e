import { useQueryClient } from '@tanstack/react-query'
import type { AccessToken } from '@tandem/shared/identity'
import { useState } from 'react'
import { announce } from '../../../lib/announce'
import { useWords } from '../../../lib/i18n'
import { useDomainNow, useFormats } from '../../../lib/time'
import { useAct } from '../../../lib/use-act'
import { Button, Chip, classes, ConfirmDialog, tableStyles as styles } from '../../../ui'
import * as api from './api'
import { tokenWords } from '../token-words'
import { tokensQuery } from './queries'

export function TokenList({ tokens }: { tokens: readonly AccessToken[] }) {
  const say = useWords(tokenWords)
  const [revoking, setRevoking] = useState<AccessToken | null>(null)
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say('tokens.name')}</th>
            <th scope="col">{say('tokens.may')}</th>
            <th scope="col">{say('tokens.groups')}</th>
            <th scope="col">{say('tokens.used')}</th>
            <th scope="col">{say('tokens.expires')}</th>
            <th scope="col" className={styles.act}>
              {say('tokens.actions')}
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={() => setRevoking(token)} />
          ))}
        </tbody>
      </table>
      {revoking && <RevokeQuestion token={revoking} onClose={() => setRevoking(null)} />}
    </>
  )
}

function TokenRow({ token, onRevoke }: { token: AccessToken; onRevoke: () => void }) {
  const say = useWords(tokenWords)
  const formats = useFormats()
  const now = useDomainNow()
  const groups = token.groups?.map(({ short }) => short)
  return (
    <tr>
      <th scope="row" className={styles.name}>
        {token.name}
      </th>
      <td className={styles.dim}>{say(`tokens.${token.reach}`)}</td>
      <td className={styles.dim}>{groups ? groups.join(', ') : say('tokens.allGroups')}</td>
      <td className={classes(styles.dim, styles.whole)} data-label={say('tokens.used')}>
        {token.lastUsedAt ? formats.when(token.lastUsedAt, now) : say('tokens.never')}
      </td>
      <td className={classes(styles.dim, styles.whole)}>
        <Expiry at={token.expiresAt} now={now} />
      </td>
      <td className={styles.act}>
        <Button size="small" aria-label={say('tokens.revokeLabel', { name: token.name })} onClick={onRevoke}>
          {say('tokens.revoke')}
        </Button>
      </td>
    </tr>
  )
}

function Expiry({ at, now }: { at: AccessToken['expiresAt']; now: number }) {
  const say = useWords(tokenWords)
  const formats = useFormats()
  if (!at) return <>{say('tokens.noExpiry')}</>
  const day = formats.dayLong(formats.dayOf(at))
  return new Date(at).getTime() <= now ? (
    <Chip tone="warn">{say('tokens.expired', { day })}</Chip>
  ) : (
    <>{day}</>
  )
}

function RevokeQuestion({ token, onClose }: { token: AccessToken; onClose: () => void }) {
  const say = useWords(tokenWords)
  const client = useQueryClient()
  const { name } = token
  const { run, busy, fault } = useAct(api.revokeToken, async () => {
    await client.invalidateQueries({ queryKey: tokensQuery.queryKey })
    announce(say('tokens.revoked', { name }))
    onClose()
  })
  return (
    <ConfirmDialog
      open
      title={say('tokens.revokeTitle', { name })}
      text={say('tokens.revokeText')}
      act={say('tokens.revokeDo')}
      busy={busy}
      fault={fault}
      onConfirm={() => run(token.id)}
      onClose={onClose}
    />
  )
}
