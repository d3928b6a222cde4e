import { queryOptions } from '@tanstack/react-query'
import type { MeetingId, PaperId } from '@tandem/shared/ids'
import { MadePaper, MeetingPapers, type NewPaper, TakenFile } from '@tandem/shared/papers'
import type { Language } from '@tandem/shared/words'
import { request, send } from '../../lib/http'
import { upload } from '../../lib/upload'

/** The papers of a meeting, as far as the asking person may know of them. */
export function papersQuery(meetingId: string) {
  return queryOptions({
    queryKey: ['papers', meetingId],
    queryFn: ({ signal }) =>
      request(`/api/v1/meetings/${encodeURIComponent(meetingId)}/papers`, MeetingPapers, { signal }),
    // Others bring in and issue papers meanwhile; what was last known is shown until the answer is there.
    refetchOnMount: 'always' as const,
  })
}

export function sendFile(
  meetingId: MeetingId,
  file: Blob,
  options: { onProgress: (part: number) => void; signal: AbortSignal },
): Promise<TakenFile> {
  return upload(`/api/v1/meetings/${meetingId}/paper-files`, TakenFile, file, options)
}

export function bringIn(meetingId: MeetingId, paper: NewPaper): Promise<MadePaper> {
  return request(`/api/v1/meetings/${meetingId}/papers`, MadePaper, { method: 'POST', body: paper })
}

/** What can be done with a paper, by its address. */
export type PaperAct = 'submission' | 'issue' | 'withdrawal'

export function actOn(paperId: PaperId, act: PaperAct): Promise<void> {
  return send(`/api/v1/papers/${paperId}/${act}`, { method: 'POST', body: {} })
}

export function fileAddress(paperId: PaperId, language: Language, { save = false } = {}): string {
  return `/api/v1/papers/${paperId}/files/${language}${save ? '?save=yes' : ''}`
}
