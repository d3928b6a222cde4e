/** What the record holds of my words, as a time and a count, never a spinner (B15). */
import type { DocumentSync, SyncStatus } from '@tandem/shared/sync'
import { Check, CloudOff, Eye } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { announce } from '../../lib/announce'
import { useWords } from '../../lib/i18n'
import { useFormats } from '../../lib/time'
import { useMedia } from '../../lib/use-media'
import { VisuallyHidden } from '../../ui'
import styles from './save-state.module.css'
import { useSyncStatus } from './use-live-document'
import { words } from './words'

/** Saying "storing" for what is stored a blink later would only flicker. */
const sayStoringAfterMs = 400

export function SaveState({ sync, keeps }: { sync: DocumentSync; keeps: boolean }) {
  const status = useSyncStatus(sync)
  const say = useWords(words)
  const formats = useFormats()
  // The banner says the rest; the page's name needs the room.
  const narrow = useMedia('(max-width: 600px)')
  const slow = useSlow(status.unstored > 0 && status.link === 'live')
  useAnnouncements(status, keeps)

  const time = status.storedAt === null ? null : formats.clock(status.storedAt)
  const whole =
    status.unstored > 0
      ? say(keeps ? 'save.notStored' : 'save.onPage', { count: status.unstored })
      : time
        ? say('save.allStored', { count: status.stored, time })
        : say('save.nothingYet')

  const long = keeps ? 'save.kept' : 'save.waits'
  const short = keeps ? 'save.keptShort' : 'save.waitsShort'
  const waits = say(narrow ? short : long, { count: status.unstored })

  return (
    <span className={styles.state} data-link={status.link} data-unstored={status.unstored} title={whole}>
      {status.mode === 'record' ? (
        <>
          <Eye aria-hidden />
          {say('save.readOnly')}
        </>
      ) : status.link === 'offline' ? (
        <>
          <CloudOff aria-hidden />
          {status.unstored === 0 ? say('save.offline') : waits}
        </>
      ) : status.link === 'connecting' && !status.complete ? (
        say('save.connecting')
      ) : status.refused && status.unstored > 0 ? (
        <>
          <CloudOff aria-hidden />
          {waits}
        </>
      ) : slow ? (
        say('save.storing')
      ) : (
        <>
          <Check aria-hidden />
          {!narrow && (time ? say('save.stored', { time }) : say('save.upToDate'))}
          {narrow && (time ?? <VisuallyHidden>{say('save.upToDate')}</VisuallyHidden>)}
        </>
      )}
    </span>
  )
}

function useSlow(waiting: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!waiting) return
    const timer = setTimeout(() => setSlow(true), sayStoringAfterMs)
    return () => {
      clearTimeout(timer)
      setSlow(false)
    }
  }, [waiting])
  return slow && waiting
}

/** Read out when the line goes and when all is stored again, not at every keystroke. */
function useAnnouncements(status: SyncStatus, keeps: boolean): void {
  const say = useWords(words)
  const wasOffline = useRef(false)
  useEffect(() => {
    if (status.link === 'offline' && !wasOffline.current) {
      wasOffline.current = true
      announce(say(keeps ? 'save.announceOffline' : 'save.announceOnPage'))
    } else if (status.link === 'live' && status.unstored === 0 && wasOffline.current) {
      wasOffline.current = false
      announce(say('save.announceStored'))
    }
  }, [status.link, status.unstored, keeps, say])
}
