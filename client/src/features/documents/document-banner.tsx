/** The state of the whole document under the bar: offline, or refused; what is safe, and what one can do. */
import { unsentText } from '@tandem/shared/agendas'
import { readKind } from '@tandem/shared/documents'
import { unsentMinutesText } from '@tandem/shared/minutes'
import { refusals } from '@tandem/shared/protocol'
import type { DocumentSync, SyncStatus } from '@tandem/shared/sync'
import { CircleAlert, CloudOff, Download } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLanguage, useWords } from '../../lib/i18n'
import { useLink } from '../../lib/socket/link-context'
import { domainNow, useFormats } from '../../lib/time'
import { Banner, Button, Dialog } from '../../ui'
import { NotStoredYet } from './text-notices'
import { useSyncStatus } from './use-live-document'
import { words } from './words'

interface DocumentBannerProps {
  sync: DocumentSync
  /** This device keeps what is typed. */
  keeps: boolean
  symbol: string
  /** Takes this person's copy off the device and opens the document anew. */
  onForgetCopy: () => void
}

export function DocumentBanner({ sync, keeps, symbol, onForgetCopy }: DocumentBannerProps) {
  const status = useSyncStatus(sync)
  const language = useLanguage()
  const refusal = status.refused
  // The dialog over the page says it, and what to do.
  if (refusal?.code === 'not_signed_in') return null
  if (refusal && refusal.code !== 'unavailable') {
    return (
      <Banner
        tone="danger"
        icon={<CircleAlert aria-hidden />}
        actions={
          <>
            {status.unstored > 0 && <DownloadUnsent sync={sync} symbol={symbol} />}
            <Reload />
          </>
        }
      >
        {refusals[refusal.reason][language]}
      </Banner>
    )
  }
  if (status.mode === 'record' && status.unstored > 0) {
    return <OwnCopy sync={sync} keeps={keeps} status={status} symbol={symbol} onForgetCopy={onForgetCopy} />
  }
  if (refusal && status.link !== 'offline' && status.unstored > 0)
    return <NotStoredYet status={status} keeps={keeps} />
  return status.link === 'offline' ? (
    <Offline sync={sync} keeps={keeps} status={status} symbol={symbol} />
  ) : null
}

type WithStatus = Omit<DocumentBannerProps, 'onForgetCopy'> & { status: SyncStatus }

function Offline({ sync, keeps, status, symbol }: WithStatus) {
  const say = useWords(words)
  const link = useLink()
  const formats = useFormats()
  const since = useRef<number | null>(null)
  if (status.unstored === 0) since.current = null
  else since.current ??= status.storedAt ?? domainNow()
  const reading = status.mode === 'record'
  return (
    <Banner
      icon={<CloudOff aria-hidden />}
      actions={
        <>
          <Retry retryAt={status.retryAt} />
          <Button size="small" onClick={() => link?.reconnectNow()}>
            {say('offline.tryNow')}
          </Button>
          {status.unstored > 0 && <DownloadUnsent sync={sync} symbol={symbol} />}
        </>
      }
    >
      {reading ? (
        say('offline.record')
      ) : (
        <>
          <strong>{say('offline.lead')}</strong>{' '}
          {!keeps
            ? say('offline.notKept', { count: status.unstored })
            : status.unstored === 0
              ? say('offline.nothing')
              : since.current === null
                ? say('offline.kept', { count: status.unstored })
                : say('offline.keptSince', { count: status.unstored, time: formats.clock(since.current) })}
        </>
      )}
    </Banner>
  )
}

/** Counts down for the eye; not announced, since it changes every second. */
function Retry({ retryAt }: { retryAt: number | null }) {
  const say = useWords(words)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [])
  if (retryAt === null) return null
  const seconds = Math.ceil((retryAt - now) / 1000)
  return <span>{seconds > 0 ? say('offline.retryIn', { seconds }) : say('offline.trying')}</span>
}

function OwnCopy({
  sync,
  keeps,
  status,
  symbol,
  onForgetCopy,
}: WithStatus & Pick<DocumentBannerProps, 'onForgetCopy'>) {
  const say = useWords(words)
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  return (
    <Banner
      icon={<CircleAlert aria-hidden />}
      actions={
        <>
          <DownloadUnsent sync={sync} symbol={symbol} />
          <Button size="small" onClick={() => setAsking(true)}>
            {say('refused.discard')}
          </Button>
          <Dialog
            open={asking}
            onClose={() => setAsking(false)}
            title={say('refused.discardTitle')}
            description={say('refused.discardText', { count: status.unstored })}
            actions={
              <>
                <Button onClick={() => setAsking(false)}>{say('refused.keep')}</Button>
                <Button look="danger" onClick={onForgetCopy}>
                  {say('refused.discardDo')}
                </Button>
              </>
            }
          />
        </>
      }
    >
      {refusals.not_editable_now[language]} {say(keeps ? 'refused.kept' : 'refused.onPage')}
    </Banner>
  )
}

function Reload() {
  const say = useWords(words)
  return (
    <Button size="small" onClick={() => window.location.reload()}>
      {say('refused.reload')}
    </Button>
  )
}

function DownloadUnsent({ sync, symbol }: { sync: DocumentSync; symbol: string }) {
  const say = useWords(words)
  const language = useLanguage()
  const formats = useFormats()
  const download = () => {
    const ranges = new Map(sync.unstored.ranges)
    const common = {
      heading: say('file.heading', { symbol, time: formats.moment(domainNow()) }),
      typed: say('file.typed'),
    }
    const text =
      readKind(sync.doc) === 'record'
        ? unsentMinutesText(sync.doc, ranges, {
            ...common,
            now: say('file.blockNow'),
            block: say('file.block'),
            deletedBlock: say('file.deletedBlock'),
          })
        : unsentText(sync.doc, ranges, language, {
            ...common,
            now: say('file.now'),
            item: say('file.item'),
            deletedItem: say('file.deletedItem'),
          })
    saveFile(`${symbol.replaceAll('/', '-')}-unsent.txt`, text)
  }
  return (
    <Button size="small" look="quiet" onClick={download}>
      <Download aria-hidden />
      {say('offline.download')}
    </Button>
  )
}

function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const anchor = document.createElement('a')
  anchor.href = url
  anchor.download = name
  anchor.click()
  URL.revokeObjectURL(url)
}
