import { useQuery } from '@tanstack/react-query'
import { type CanonicalRecord, type DocumentCard, readRecord } from '@tandem/shared/documents'
import { DocumentId } from '@tandem/shared/ids'
import { History, Users } from 'lucide-react'
import { type ComponentProps, type ReactNode, useEffect, useMemo, useState } from 'react'
import { useLocation, useParams } from 'react-router'
import { AgendaEditor, AgendaOutline, AgendaReader, LiveAgendaOutline } from '../../features/agendas'
import { MattersArising } from '../../features/commitments'
import {
  documentCardQuery,
  DocumentBanner,
  OfFormerCycle,
  documentWords,
  LivePresence,
  NotKept,
  type OpenDocument,
  ReadAnew,
  ReadersDialog,
  SaveState,
  SetAside,
  useKeptRecord,
  useOpenDocument,
  useForgetClosed,
  useReadAnew,
  useKeeps,
  useOfStatus,
} from '../../features/documents'
import { isAhead, useOverview } from '../../features/groups'
import { AuthorSwitch, SinceLooked, useAuthorColours, useLooking } from '../../features/history'
import {
  LiveMinutesOutline,
  LiveMinutesRail,
  MinutesEditor,
  MinutesOutline,
  MinutesRail,
  MinutesReader,
} from '../../features/minutes'
import { SignInDialog, useMe } from '../../features/identity'
import { isNotFound, isSignedOut } from '../../lib/http'
import { domain, useLanguage, useWords } from '../../lib/i18n'
import { signInAddress } from '../../lib/local-address'
import { meetingName } from '../../lib/names'
import { useSignedOut } from '../../lib/session'
import { askForTextFonts } from '../../lib/text-fonts'
import { useMedia } from '../../lib/use-media'
import { useLink } from '../../lib/socket/link-context'
import { IconButton, IconLink, StateChip } from '../../ui'
import { Shell } from '../shell'
import { Loading } from './loading'
import { mayReadHistory } from './may-read-history'
import { NotFoundPage } from './not-found-page'

/** One document: live for those who edit it now, its record for those who read. */
export function DocumentPage() {
  const { documentId = '' } = useParams()
  const parsed = DocumentId.safeParse(documentId)
  return parsed.success ? <KnownDocument key={parsed.data} documentId={parsed.data} /> : <NotFoundPage />
}

function KnownDocument({ documentId }: { documentId: DocumentId }) {
  const me = useMe()
  const [copy, setCopy] = useState(0)
  const [wasReadAnew, setWasReadAnew] = useState(false)
  const card = useQuery(documentCardQuery(documentId))
  const open = useOpenDocument(me.userId, documentId, copy)
  if (card.error && isNotFound(card.error)) return <NotFoundPage />
  if (card.data && open) {
    return (
      <OpenedDocument
        card={card.data}
        open={open}
        onCopyForgotten={() => setCopy(copy + 1)}
        onDiffering={() => {
          setWasReadAnew(true)
          setCopy(copy + 1)
        }}
        notice={wasReadAnew && <ReadAnew onClose={() => setWasReadAnew(false)} />}
      />
    )
  }
  if (card.error && !card.data && !isSignedOut(card.error)) {
    return (
      <Shell title="Tandem">
        <NotKept />
      </Shell>
    )
  }
  return <Loading />
}

interface OpenedDocumentProps {
  card: DocumentCard
  open: OpenDocument
  onCopyForgotten: () => void
  /** The copy said something else than the server's and is gone. */
  onDiffering: () => void
  notice: ReactNode
}

function OpenedDocument({ card, open, onCopyForgotten, onDiffering, notice }: OpenedDocumentProps) {
  const { sync } = open
  const me = useMe()
  const language = useLanguage()
  const sayDomain = useWords(domain)
  const mode = useOfStatus(sync, (status) => status.mode)
  const complete = useOfStatus(sync, (status) => status.complete)
  const refusal = useOfStatus(sync, (status) => status.refused?.code)
  const setAside = useOfStatus(sync, (status) => status.setAside)
  useReadAnew(open, onDiffering)
  const kept = useKeptRecord(card.id, sync)
  // A page too old for the server must not write: what it typed would be in yesterday's words [SYNC-16].
  // No longer open to this person: the banner says so, and lets him take his own unsent words away (PERM-3).
  const isClosed = refusal === 'not_found'
  useForgetClosed(open)
  const isTooOld = refusal === 'client_too_old' && complete
  const reads = mode === 'record' || !complete || isTooOld || isClosed
  const record = isClosed ? null : isTooOld ? readRecord(sync.doc) : kept
  const mayLookBack = mayReadHistory(card)
  useEffect(() => askForTextFonts(card.languages), [card.languages])
  const colours = useAuthorColours(sync, card.id, mayLookBack)
  useLooking(card.id, sync, mayLookBack)
  // The page's name needs the room; who wrote what stands in the history too.
  const isPhone = useMedia('(max-width: 480px)')
  const meeting = meetingName(card.meeting, language)
  const keeps = useKeeps(open.copy)
  const forget = () => void open.copy.forget().then(onCopyForgotten)
  return (
    <Shell
      title={`${sayDomain(`document.${card.kind}`)}, ${card.symbol}`}
      crumbs={[
        { label: card.group.short, to: `/groups/${card.group.id}` },
        { label: meeting, to: `/meetings/${card.meeting.id}` },
        { label: sayDomain(`document.${card.kind}`) },
      ]}
      status={<StateChip state={card.state} />}
      presence={
        <>
          <SaveState sync={sync} keeps={keeps} />
          <LivePresence sync={sync} />
        </>
      }
      actions={
        <>
          {colours && !reads && !isPhone && <AuthorSwitch colours={colours} />}
          {mayReadHistory(card) && <HistoryLink card={card} />}
          <WhoCanSee card={card} />
        </>
      }
      search="icon"
      banner={
        <>
          {notice}
          {card.isOfFormerCycle && <OfFormerCycle />}
          {mayLookBack && <SinceLooked documentId={card.id} groupId={card.group.id} me={me.userId} />}
          <SetAside changes={setAside} />
          <DocumentBanner sync={sync} keeps={keeps} symbol={card.symbol} onForgetCopy={forget} />
        </>
      }
      rail={card.kind === 'record' && <Rail open={open} card={card} record={record} reads={reads} />}
      railBare
      side={<Side open={open} card={card} record={record} reads={reads} />}
    >
      <Text
        open={open}
        card={card}
        record={record}
        reads={reads}
        zone={me.preferences.timeZone}
        plugins={colours?.plugins}
      />
      <SignInAgain />
    </Shell>
  )
}

interface PartProps {
  open: OpenDocument
  card: DocumentCard
  record: CanonicalRecord | null
  reads: boolean
}

/** What stands beside the text, by the kind of document. */
function Side({ open, card, record, reads }: PartProps) {
  const language = useLanguage()
  if (card.kind === 'record') {
    if (!reads) return <LiveMinutesOutline session={open.sync} documentId={card.id} language={language} />
    return (
      record?.kind === 'record' && <MinutesOutline record={record} documentId={card.id} language={language} />
    )
  }
  if (!reads) return <LiveAgendaOutline session={open.sync} language={language} />
  return record?.kind === 'agenda' && <AgendaOutline record={record} language={language} />
}

/** What is counted of the text, in the rail. Agendas have nothing there. */
function Rail({ open, card, record, reads }: PartProps) {
  const language = useLanguage()
  if (!reads) return <LiveMinutesRail session={open.sync} card={card} language={language} />
  return record?.kind === 'record' && <MinutesRail record={record} card={card} language={language} />
}

interface TextProps extends PartProps {
  zone: string
  plugins: ComponentProps<typeof MinutesEditor>['plugins']
}

function Text({ open, card, record, reads, zone, plugins }: TextProps) {
  const language = useLanguage()
  const isUnreachable = useOfStatus(open.sync, ({ link, refused }) => link === 'offline' && !refused)
  const mattersArising = useMemo(() => <MattersOf card={card} />, [card])
  if (!reads) {
    return card.kind === 'record' ? (
      <MinutesEditor session={open.sync} card={card} language={language} plugins={plugins} />
    ) : (
      <AgendaEditor session={open.sync} {...{ card, language, plugins, mattersArising }} myTimeZone={zone} />
    )
  }
  if (record?.kind === 'record') return <MinutesReader record={record} card={card} language={language} />
  if (record?.kind === 'agenda')
    return <AgendaReader {...{ record, card, language, mattersArising }} myTimeZone={zone} />
  return isUnreachable ? <NotKept /> : null
}

/** What is still open, until the meeting is over: from then on its minutes say what became of it. */
function MattersOf({ card }: { card: DocumentCard }) {
  const { data: overview } = useOverview(card.group.id)
  const meeting = overview?.meetings.find(({ id }) => id === card.meeting.id)
  if (!overview || !meeting || !isAhead(meeting)) return null
  return <MattersArising overview={overview} ordinal={card.meeting.ordinal} />
}

function HistoryLink({ card }: { card: DocumentCard }) {
  const say = useWords(documentWords)
  return <IconLink label={say('history.open')} icon={<History />} to={`/documents/${card.id}/history`} />
}

function WhoCanSee({ card }: { card: DocumentCard }) {
  const say = useWords(documentWords)
  const sayDomain = useWords(domain)
  const [open, setOpen] = useState(false)
  const about = say('readers.text', {
    symbol: card.symbol,
    state: sayDomain(`state.${card.state}`),
    marking: card.marking,
  })
  return (
    <>
      <IconButton label={say('readers.open')} icon={<Users />} onClick={() => setOpen(true)} />
      <ReadersDialog documentId={card.id} about={about} open={open} onClose={() => setOpen(false)} />
    </>
  )
}

/** Over the living page: what is written stays, and is sent as soon as the person is back [SYNC-15]. */
function SignInAgain() {
  const link = useLink()
  const location = useLocation()
  const signedOut = useSignedOut()
  return (
    <SignInDialog
      open={signedOut}
      onSignedIn={() => link?.reconnectNow()}
      otherAddress={signInAddress(location)}
    />
  )
}
