import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useFailureInWords } from '../../lib/failure'
import { useWords } from '../../lib/i18n'
import { listenForWindow, openWindow, type TellsBack } from '../../lib/other-window'
import { useAct } from '../../lib/use-act'
import { Button, Dialog } from '../../ui'
import { providerWords } from './provider-words'
import { welcomeQuery } from './sign-in-form'
import styles from './sign-in-form.module.css'

interface WindowDialogProps {
  title: string
  text: string
  dismissable: boolean
  /** What the other window tells when all is done. */
  waitsFor: TellsBack
  begin: () => Promise<string>
  onDone: () => void
  onClose: () => void
  /** The way out, before the button that acts. */
  aside: ReactNode
  /** Why what came after the window was not done. */
  failure?: unknown
}

/** For who signs in at his organisation: in a window beside, so that the page stays. */
export function WindowDialog(props: WindowDialogProps) {
  const { title, text, dismissable, waitsFor, begin, onDone, onClose, aside } = props
  const say = useWords(providerWords)
  const inWords = useFailureInWords()
  const [isWaiting, setWaiting] = useState(false)
  const [isBlocked, setBlocked] = useState(false)
  const { data: welcome } = useQuery(welcomeQuery)
  useEffect(() => listenForWindow(waitsFor, onDone), [waitsFor, onDone])
  const { run, busy, fault } = useAct(
    () => openWindow(begin),
    (outcome) => {
      setWaiting(outcome === 'opened')
      setBlocked(outcome === 'blocked')
    },
  )
  const wrong = (isBlocked && say('window.blocked')) || fault || inWords(props.failure)
  return (
    <Dialog
      open
      onClose={onClose}
      dismissable={dismissable}
      title={title}
      description={text}
      actions={
        <>
          {aside}
          <Button look="primary" busy={busy} onClick={() => run(undefined)}>
            {say('again.do', { name: welcome?.provider?.name ?? '' })}
          </Button>
        </>
      }
    >
      {wrong ? (
        <p className={styles.fault} role="alert">
          {wrong}
        </p>
      ) : (
        isWaiting && <p role="status">{say('window.waiting')}</p>
      )}
    </Dialog>
  )
}
