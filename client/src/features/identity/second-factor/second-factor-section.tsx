import { useQuery } from '@tanstack/react-query'
import { type SecondFactorKey, type SecondFactorState } from '@tandem/shared/identity'
import { useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { useAct } from '../../../lib/use-act'
import { Button, Chip, showToast } from '../../../ui'
import { NotLoaded } from '../not-loaded'
import sectionStyles from '../profile-section.module.css'
import { secondFactorWords } from '../second-factor-words'
import * as api from './api'
import { ProofDialog } from './proof-dialog'
import { secondFactorQuery, useSecondFactorChanged } from './queries'
import { RecoveryCodesDialog } from './recovery-codes-dialog'
import styles from './second-factor.module.css'
import { SetUpDialog } from './set-up-dialog'

type Shown =
  | { what: 'nothing' | 'turning off' | 'renewing' }
  | { what: 'setting up'; made: SecondFactorKey }
  | { what: 'recovery codes'; codes: string[] }

/** One's second factor: whether it is on, and the ways to change that. */
export function SecondFactorSection() {
  const { data, error, refetch } = useQuery(secondFactorQuery)
  const [shown, setShown] = useState<Shown>({ what: 'nothing' })
  return (
    <div className={sectionStyles.section}>
      {data && <State state={data} onShow={setShown} />}
      {error && !data && <NotLoaded error={error} onRetry={() => void refetch()} />}
      <Dialogs shown={shown} onShow={setShown} />
    </div>
  )
}

function State({ state, onShow }: { state: SecondFactorState; onShow: (shown: Shown) => void }) {
  const say = useWords(secondFactorWords)
  const begin = useAct(api.beginSecondFactor, (made) => onShow({ what: 'setting up', made }))
  const { isOn, recoveryCodesLeft } = state
  return (
    <>
      <p className={sectionStyles.text}>{say(isOn ? 'factor.onText' : 'factor.offText')}</p>
      {isOn && (
        <p className={styles.state}>
          <Chip tone={recoveryCodesLeft > 0 ? 'accent' : 'warn'}>{say('factor.on')}</Chip>
          {recoveryCodesLeft > 0 ? say('factor.left', { count: recoveryCodesLeft }) : say('factor.none')}
        </p>
      )}
      {begin.fault && <p role="alert">{begin.fault}</p>}
      {isOn ? (
        <div className={styles.acts}>
          <Button onClick={() => onShow({ what: 'renewing' })}>{say('factor.renew')}</Button>
          <Button onClick={() => onShow({ what: 'turning off' })}>{say('factor.turnOff')}</Button>
        </div>
      ) : (
        <Button busy={begin.busy} onClick={() => begin.run(undefined)}>
          {say('factor.setUp')}
        </Button>
      )}
    </>
  )
}

function Dialogs({ shown, onShow }: { shown: Shown; onShow: (shown: Shown) => void }) {
  const say = useWords(secondFactorWords)
  const changed = useSecondFactorChanged()
  const close = () => onShow({ what: 'nothing' })
  const showCodes = (codes: string[]) => onShow({ what: 'recovery codes', codes })
  switch (shown.what) {
    case 'setting up':
      return <SetUpDialog made={shown.made} onDone={showCodes} onClose={close} />
    case 'recovery codes':
      return <RecoveryCodesDialog codes={shown.codes} onClose={close} />
    case 'renewing':
      return (
        <ProofDialog
          title={say('renew.title')}
          text={say('renew.text')}
          act={say('renew.do')}
          prove={api.renewRecoveryCodes}
          onDone={async (codes) => {
            showCodes(codes)
            await changed()
          }}
          onClose={close}
        />
      )
    case 'turning off':
      return (
        <ProofDialog
          danger
          title={say('off.title')}
          text={say('off.text')}
          act={say('off.do')}
          prove={api.turnSecondFactorOff}
          onDone={async () => {
            close()
            showToast({ text: say('off.done') })
            await changed()
          }}
          onClose={close}
        />
      )
    case 'nothing':
      return null
  }
}
