import { useQuery } from '@tanstack/react-query'
import type { DocumentCard } from '@tandem/shared/documents'
import { DocumentId } from '@tandem/shared/ids'
import { X } from 'lucide-react'
import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import { useParams } from 'react-router'
import { documentCardQuery, NotKept } from '../../features/documents'
// By itself: the pages of documents, which use the rest of this feature, need not load the screen.
import { HistoryScreen, useHistoryAhead } from '../../features/history/history-screen'
import type { HistoryScreenProps } from '../../features/history/view'
import { words as historyWords } from '../../features/history/words'
import { SidesChoice, useMinutesCard, useSides } from '../../features/minutes'
import { isNotFound, isSignedOut } from '../../lib/http'
import { domain, useLanguage, useWords } from '../../lib/i18n'
import { meetingName } from '../../lib/names'
import { useMedia } from '../../lib/use-media'
import { ButtonLink, StateChip } from '../../ui'
import { Shell } from '../shell'
import { Loading } from './loading'
import { mayReadHistory } from './may-read-history'
import { NotFound, NotFoundPage } from './not-found-page'

/** The history of one document, for whoever may read it; to others it looks like what does not exist (C3). */
export function HistoryPage() {
  const { documentId = '' } = useParams()
  const parsed = DocumentId.safeParse(documentId)
  return parsed.success ? <KnownDocument key={parsed.data} documentId={parsed.data} /> : <NotFoundPage />
}

function KnownDocument({ documentId }: { documentId: DocumentId }) {
  const { data: card, error } = useQuery(documentCardQuery(documentId))
  useHistoryAhead(documentId)
  if (error && isNotFound(error)) return <NotFoundPage />
  if (card) return <Known card={card} />
  if (error && !isSignedOut(error)) {
    return (
      <Shell title="Tandem">
        <NotKept />
      </Shell>
    )
  }
  return <Loading />
}

function Known({ card }: { card: DocumentCard }) {
  if (!mayReadHistory(card)) return <NotFoundPage />
  return card.kind === 'record' ? <HistoryOfMinutes card={card} /> : <HistoryOfAgenda card={card} />
}

function HistoryOfMinutes({ card }: { card: DocumentCard }) {
  const [isCompared, setCompared] = useState(false)
  // Of the minutes as they stand now, for the numbers of their headings alone: a server that reads them for the
  // first time would keep the comparison waiting.
  const minutes = useDeferredValue(useMinutesCard(card.id, isCompared))
  const onCompared = useCallback(() => setCompared(true), [])
  const sides = useSides(card.languages, useLanguage())
  const itemNumber = useCallback(
    (id: string) => minutes?.items.find((item) => item.id === id)?.number ?? null,
    [minutes],
  )
  return (
    <Page
      card={card}
      languages={sides.languages}
      itemNumber={itemNumber}
      sides={sides.all.length > 1 && <SidesChoice sides={sides} />}
      onCompared={onCompared}
    />
  )
}

/** The titles of an item stand one under the other, the reader's language first. */
function HistoryOfAgenda({ card }: { card: DocumentCard }) {
  const language = useLanguage()
  const languages = useMemo(
    () => card.languages.toSorted((a, b) => Number(b === language) - Number(a === language)),
    [card.languages, language],
  )
  return <Page card={card} languages={languages} itemNumber={noNumber} sides={null} onCompared={doNothing} />
}

// Of an agenda, items have their numbers in the comparison.
const noNumber = () => null
const doNothing = () => undefined

type PageProps = Pick<HistoryScreenProps, 'card' | 'languages' | 'itemNumber' | 'sides' | 'onCompared'>

function Page(props: PageProps) {
  const { card } = props
  const say = useWords(historyWords)
  const sayDomain = useWords(domain)
  const language = useLanguage()
  const isPhone = useMedia('(max-width: 600px)')
  return (
    <Shell
      title={say('pageTitle', { symbol: card.symbol })}
      crumbs={[
        { label: card.group.short, to: `/groups/${card.group.id}` },
        { label: meetingName(card.meeting, language), to: `/meetings/${card.meeting.id}` },
        { label: sayDomain(`document.${card.kind}`), to: `/documents/${card.id}` },
        { label: say('title') },
      ]}
      status={<StateChip state={card.state} />}
      search="icon"
      actions={
        // On a phone the way back, beside the page's name, is the same, and the name needs the room.
        !isPhone && (
          <ButtonLink to={`/documents/${card.id}`}>
            <X aria-hidden="true" />
            {say('close')}
          </ButtonLink>
        )
      }
    >
      <HistoryScreen {...props} language={language} notFound={<NotFound />} />
    </Shell>
  )
}
