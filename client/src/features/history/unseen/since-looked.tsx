import { useQuery } from '@tanstack/react-query'
import type { UnseenDocument } from '@tandem/shared/history'
import type { DocumentId, GroupId, UserId } from '@tandem/shared/ids'
import { Eye } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { useDomainNow, useFormats } from '../../../lib/time'
import { Banner, Button, ButtonLink } from '../../../ui'
import { changesSinceQuery, unseenQuery } from './api'
import { rememberLeftOff } from './left-off'
import { words } from './words'
import { wordsByOthers } from './words-by-others'

interface SinceLookedProps {
  documentId: DocumentId
  groupId: GroupId
  me: UserId
}

/** On opening a document: what others wrote in it since this person last looked. */
export function SinceLooked({ documentId, groupId, me }: SinceLookedProps) {
  const { data } = useQuery(unseenQuery(groupId))
  const [first, setFirst] = useState<UnseenDocument | null | undefined>()
  const [isClosed, setIsClosed] = useState(false)
  // As it was on coming: looking at the page settles it, and the sentence stays to be read.
  if (data && first === undefined)
    setFirst(data.documents.find((each) => each.documentId === documentId) ?? null)
  useEffect(() => {
    if (first) rememberLeftOff(documentId, first.seenSeq)
  }, [documentId, first])
  if (!first || isClosed) return null
  return <Notice unseen={first} me={me} onClose={() => setIsClosed(true)} />
}

interface NoticeProps {
  unseen: UnseenDocument
  me: UserId
  onClose: () => void
}

function Notice({ unseen: { documentId, seenSeq, headSeq }, me, onClose }: NoticeProps) {
  const say = useWords(words)
  const formats = useFormats()
  const now = useDomainNow()
  const { data } = useQuery(changesSinceQuery(documentId, seenSeq, headSeq))
  if (!data) return null
  const { added, deleted, people } = wordsByOthers(data, me)
  if (people.length === 0) return null
  const when = `${formats.dayNear(formats.dayOf(data.fromAt), now)} ${formats.time(data.fromAt)}`
  return (
    <Banner
      tone="plain"
      icon={<Eye aria-hidden />}
      actions={
        <>
          <ButtonLink size="small" to={`/documents/${documentId}/history?from=${seenSeq}&to=now`}>
            {say('since.show')}
          </ButtonLink>
          <Button size="small" onClick={onClose}>
            {say('since.close')}
          </Button>
        </>
      }
    >
      <strong>{say('since.lead', { when })}</strong>{' '}
      {say('since.words', { added, deleted, count: people.length })}
    </Banner>
  )
}
