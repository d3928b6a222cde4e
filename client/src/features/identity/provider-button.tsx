import { useWords } from '../../lib/i18n'
import { keepReturn } from '../../lib/other-window'
import { useAct } from '../../lib/use-act'
import { Button } from '../../ui'
import * as api from './api'
import { providerWords } from './provider-words'
import styles from './sign-in-form.module.css'

interface ProviderButtonProps {
  name: string
  /** Where to go when one is back. */
  returnTo: string
}

/** The way to one's organisation, in this tab. */
export function ProviderButton({ name, returnTo }: ProviderButtonProps) {
  const say = useWords(providerWords)
  const { run, busy, fault } = useAct(api.beginAtProvider, (address) => {
    keepReturn(returnTo)
    location.assign(address)
  })
  return (
    <>
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      <Button className={styles.wide} size="large" busy={busy} onClick={() => run(undefined)}>
        {say('provider.do', { name })}
      </Button>
      <p className={styles.or}>{say('provider.or')}</p>
    </>
  )
}
