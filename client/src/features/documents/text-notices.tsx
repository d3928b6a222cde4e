/** What happened to the text that people must know: not stored yet, set aside, read anew. */
import type { SyncStatus } from '@tandem/shared/sync'
import { CircleAlert, CloudOff, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../lib/i18n'
import { useFormats } from '../../lib/time'
import { Banner, Button } from '../../ui'
import { words } from './words'

/** The server is reached and cannot store; what is typed waits on this device, or on this page alone. */
export function NotStoredYet({ status, keeps }: { status: SyncStatus; keeps: boolean }) {
  const say = useWords(words)
  return (
    <Banner icon={<CloudOff aria-hidden />}>
      <strong>{say('notStored.lead')}</strong>{' '}
      {say(keeps ? 'notStored.kept' : 'notStored.onPage', { count: status.unstored })}
    </Banner>
  )
}

/** Changes of the log that could not be read back [SYNC-12]. */
export function SetAside({ changes }: { changes: SyncStatus['setAside'] }) {
  const say = useWords(words)
  const formats = useFormats()
  const [seen, setSeen] = useState(0)
  if (changes.length <= seen) return null
  const times = changes.map(({ at }) => formats.moment(at)).join('; ')
  return (
    <Banner
      tone="danger"
      icon={<CircleAlert aria-hidden />}
      actions={
        <Button size="small" onClick={() => setSeen(changes.length)}>
          {say('notice.close')}
        </Button>
      }
    >
      {say('setAside.text', { count: changes.length, times })}
    </Banner>
  )
}

/** This device's copy said something else than the server's and was replaced [SYNC-6]. */
export function ReadAnew({ onClose }: { onClose: () => void }) {
  const say = useWords(words)
  return (
    <Banner
      tone="plain"
      icon={<RefreshCw aria-hidden />}
      actions={
        <Button size="small" onClick={onClose}>
          {say('notice.close')}
        </Button>
      }
    >
      {say('readAnew.text')}
    </Banner>
  )
}
