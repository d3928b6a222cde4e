import type { MeetingId } from '@tandem/shared/ids'
import { largestPaperBytes, type TakenFile } from '@tandem/shared/papers'
import type { Language } from '@tandem/shared/words'
import { useEffect, useRef, useState } from 'react'
import { sendFile } from '../api'

/** How far the file in one language is. */
export type SentFile =
  | { state: 'sending'; part: number }
  | { state: 'ready'; file: TakenFile }
  | { state: 'tooLarge'; size: number }
  | { state: 'failed'; failure: unknown }

export interface SentFiles {
  files: ReadonlyMap<Language, SentFile>
  /** Sends it at once; another one for the same language takes its place. Null: none. */
  choose(language: Language, file: File | null): void
}

/** The files of a paper, sent while the rest is still being filled in. What is under way ends with the dialog. */
export function useSentFiles(meetingId: MeetingId): SentFiles {
  const [files, setFiles] = useState<ReadonlyMap<Language, SentFile>>(new Map())
  const underWay = useRef(new Map<Language, AbortController>())
  useEffect(() => {
    const all = underWay.current
    return () => all.forEach((each) => each.abort())
  }, [])

  const set = (language: Language, state: SentFile | null) =>
    setFiles((before) => {
      const after = new Map(before)
      if (state) after.set(language, state)
      else after.delete(language)
      return after
    })

  const choose = (language: Language, file: File | null) => {
    underWay.current.get(language)?.abort()
    underWay.current.delete(language)
    if (!file) return set(language, null)
    // Not sent only to be refused.
    if (file.size > largestPaperBytes) return set(language, { state: 'tooLarge', size: file.size })
    const sending = new AbortController()
    underWay.current.set(language, sending)
    set(language, { state: 'sending', part: 0 })
    const { signal } = sending
    sendFile(meetingId, file, {
      signal,
      onProgress: (part) => {
        if (!signal.aborted) set(language, { state: 'sending', part })
      },
    }).then(
      (taken) => {
        if (!signal.aborted) set(language, { state: 'ready', file: taken })
      },
      (failure: unknown) => {
        if (!signal.aborted) set(language, { state: 'failed', failure })
      },
    )
  }
  return { files, choose }
}
