import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OwnSignIn } from '@tandem/shared/identity'
import { announce } from '../../../lib/announce'
import { useWords } from '../../../lib/i18n'
import { useDomainNow, useFormats } from '../../../lib/time'
import { useAct } from '../../../lib/use-act'
import { Button, Chip, classes, tableStyles } from '../../../ui'
import { NotLoaded } from '../not-loaded'
import { signInWords } from '../sign-in-words'
import * as api from './api'
import styles from '../profile-section.module.css'

/** Not kept on the device: what has ended must not be shown. */
const signInsQuery = queryOptions({
  queryKey: ['me', 'sign-ins'],
  queryFn: ({ signal }) => api.fetchSignIns(signal),
  meta: { keep: false },
})

/** Where one is signed in, and the way to end it there. */
export function SignInSection() {
  const say = useWords(signInWords)
  const { data, error, refetch } = useQuery(signInsQuery)
  const ended = useEnded()
  const others = useAct(api.endOthers, () => ended('signIns.othersEnded'))
  return (
    <div className={styles.section}>
      <p className={styles.text}>{say('signIns.text')}</p>
      {data && <SignInTable signIns={data} />}
      {error && !data && <NotLoaded error={error} onRetry={() => void refetch()} />}
      {others.fault && <p role="alert">{others.fault}</p>}
      {data && data.length > 1 && (
        <Button busy={others.busy} onClick={() => others.run(undefined)}>
          {say('signIns.endOthers')}
        </Button>
      )}
    </div>
  )
}

function SignInTable({ signIns }: { signIns: readonly OwnSignIn[] }) {
  const say = useWords(signInWords)
  return (
    <table className={tableStyles.table}>
      <thead>
        <tr>
          <th scope="col">{say('signIns.where')}</th>
          <th scope="col">{say('signIns.address')}</th>
          <th scope="col">{say('signIns.began')}</th>
          <th scope="col">{say('signIns.seen')}</th>
          <th scope="col" className={tableStyles.act}>
            {say('signIns.actions')}
          </th>
        </tr>
      </thead>
      <tbody>
        {signIns.map((signIn) => (
          <SignInRow key={signIn.id} signIn={signIn} />
        ))}
      </tbody>
    </table>
  )
}

function SignInRow({ signIn }: { signIn: OwnSignIn }) {
  const say = useWords(signInWords)
  const formats = useFormats()
  const now = useDomainNow()
  const ended = useEnded()
  const { run, busy, fault } = useAct(api.endSignIn, () => ended('signIns.ended'))
  const { browser, system } = signIn.device
  const place = say('signIns.on', { browser: say(`browser.${browser}`), system: say(`system.${system}`) })
  return (
    <tr>
      <th scope="row" className={tableStyles.name}>
        <span className={tableStyles.tags}>
          {place}
          {signIn.isThis && <Chip tone="accent">{say('signIns.this')}</Chip>}
        </span>
      </th>
      <td className={tableStyles.dim}>{signIn.address ?? say('signIns.unknown')}</td>
      <td className={classes(tableStyles.dim, tableStyles.whole)} data-label={say('signIns.began')}>
        {formats.when(signIn.startedAt, now)}
      </td>
      <td className={classes(tableStyles.dim, tableStyles.whole)} data-label={say('signIns.seen')}>
        {formats.when(signIn.seenAt, now)}
      </td>
      <td className={tableStyles.act}>
        {fault && <span role="alert">{fault} </span>}
        {!signIn.isThis && (
          <Button
            size="small"
            busy={busy}
            aria-label={say('signIns.endLabel', { place })}
            onClick={() => run(signIn.id)}
          >
            {say('signIns.end')}
          </Button>
        )}
      </td>
    </tr>
  )
}

function useEnded(): (what: 'signIns.ended' | 'signIns.othersEnded') => Promise<void> {
  const say = useWords(signInWords)
  const client = useQueryClient()
  return async (what) => {
    await client.invalidateQueries({ queryKey: signInsQuery.queryKey })
    announce(say(what))
  }
}
