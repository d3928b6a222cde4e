import { Blame } from '@tandem/shared/history'
import type { DocumentId } from '@tandem/shared/ids'
import type { LiveSession } from '@tandem/shared/sync'
import { useEffect, useMemo, useRef } from 'react'
import { request } from '../../../lib/http'
import { useLanguage, useWords } from '../../../lib/i18n'
import { personLabel } from '../../../lib/people'
import { useDomainNow, useFormats } from '../../../lib/time'
import { AuthorColours } from './author-colours'
import { words } from './words'

/** Null for who may not read the history: to him nobody's letters are told. */
export function useAuthorColours(
  session: LiveSession,
  documentId: DocumentId,
  mayRead: boolean,
): AuthorColours | null {
  const say = useWords(words)
  const language = useLanguage()
  const formats = useFormats()
  const now = useDomainNow()
  const spoken = useRef({ say, language, formats, now })
  spoken.current = { say, language, formats, now }
  const colours = useMemo(
    () =>
      mayRead
        ? new AuthorColours({
            session,
            ask: (signal) => request(`/api/v1/documents/${documentId}/history/blame`, Blame, { signal }),
            say: (author, at) => {
              const current = spoken.current
              const who = personLabel(author, current.language, 'long')
              if (at === null) return current.say('justNow', { who })
              const day = current.formats.dayNear(current.formats.dayOf(at), current.now)
              return current.say('written', { who, when: `${day} ${current.formats.time(at)}` })
            },
          })
        : null,
    [session, documentId, mayRead],
  )
  useEffect(() => () => colours?.turnOff(), [colours])
  return colours
}
