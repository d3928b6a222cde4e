/** What the server says of a document's history. None of it is kept on the device [H9]. */
import { queryOptions, skipToken } from '@tanstack/react-query'
import {
  type CirculateDocument,
  LabelledVersion,
  type NameVersion,
  PassageHistory,
  type Playback,
  type PlaybackOn,
  type RecordAt,
  Restored,
  RestorePreview,
  type RestoreRequest,
  type RestoreScope,
  Timeline,
  Touched,
  type VersionLabel,
} from '@tandem/shared/history'
import type { DocumentId, VersionId } from '@tandem/shared/ids'
import { request } from '../../lib/http'
import { readComparison, readPlayback, readPlaybackOn, readRecordAt } from './read-answers'

const addressOf = (documentId: DocumentId) => `/api/v1/documents/${documentId}/history`
const keyOf = (documentId: DocumentId) => ['document', documentId, 'history'] as const
const notKept = { meta: { keep: false } }

// Of what never changes: as long as one may come back to it.
const forgottenAfterMs = 5 * 60_000

export function timelineQuery(documentId: DocumentId) {
  return queryOptions({
    ...notKept,
    queryKey: [...keyOf(documentId), 'timeline'],
    queryFn: ({ signal }) => request(addressOf(documentId), Timeline, { signal }),
    staleTime: 0,
    // Whoever comes back compares with what is now, not with what was when he left.
    gcTime: 0,
  })
}

/** Two positions never say anything else, so an answer is good for as long as it is kept. */
export function comparisonQuery(documentId: DocumentId, from: number, to: number) {
  return queryOptions({
    ...notKept,
    queryKey: [...keyOf(documentId), 'comparison', from, to],
    queryFn: ({ signal }) =>
      readComparison(`${addressOf(documentId)}/comparison?from=${from}&to=${to}`, signal),
    staleTime: Infinity,
    gcTime: forgottenAfterMs,
  })
}

/** When anything in a section was touched; `section` null: not asked for. */
export function touchedQuery(documentId: DocumentId, section: string | null, from: number, to: number) {
  const address = `${addressOf(documentId)}/touched?section=${section}&from=${from}&to=${to}`
  return queryOptions({
    ...notKept,
    queryKey: [...keyOf(documentId), 'touched', section, from, to],
    queryFn: section === null ? skipToken : ({ signal }) => request(address, Touched, { signal }),
    staleTime: Infinity,
    gcTime: forgottenAfterMs,
  })
}

export function passageQuery(documentId: DocumentId, passageId: string) {
  return queryOptions({
    ...notKept,
    queryKey: [...keyOf(documentId), 'passage', passageId],
    queryFn: ({ signal }) =>
      request(`${addressOf(documentId)}/passages/${passageId}`, PassageHistory, { signal }),
    staleTime: 0,
    gcTime: 0,
  })
}

export function restorationQuery(documentId: DocumentId, seq: number, scope: RestoreScope) {
  const search = new URLSearchParams({ seq: String(seq), scope: scope.kind })
  if (scope.kind !== 'whole') search.set('id', scope.id)
  return queryOptions({
    ...notKept,
    queryKey: [...keyOf(documentId), 'restoration', search.toString()],
    queryFn: ({ signal }) =>
      request(`${addressOf(documentId)}/restoration?${search.toString()}`, RestorePreview, { signal }),
    // Made of the text as it is at this moment.
    staleTime: 0,
    gcTime: 0,
  })
}

export function recordAt(documentId: DocumentId, seq: number, signal: AbortSignal): Promise<RecordAt> {
  return readRecordAt(`${addressOf(documentId)}/record?seq=${seq}`, signal)
}

export function playback(
  documentId: DocumentId,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<Playback> {
  return readPlayback(`${addressOf(documentId)}/playback?from=${from}&to=${to}`, signal)
}

/** The stretch that follows one that ended at `from`. */
export function playbackOn(
  documentId: DocumentId,
  from: number,
  to: number,
  signal: AbortSignal,
): Promise<PlaybackOn> {
  return readPlaybackOn(`${addressOf(documentId)}/playback?from=${from}&to=${to}&on=1`, signal)
}

export function nameVersion(documentId: DocumentId, body: NameVersion): Promise<LabelledVersion> {
  return request(`${addressOf(documentId)}/versions`, LabelledVersion, { method: 'POST', body })
}

export function renameVersion(
  documentId: DocumentId,
  versionId: VersionId,
  body: VersionLabel,
): Promise<LabelledVersion> {
  return request(`${addressOf(documentId)}/versions/${versionId}`, LabelledVersion, { method: 'PATCH', body })
}

export function circulate(documentId: DocumentId, body: CirculateDocument): Promise<LabelledVersion> {
  return request(`${addressOf(documentId)}/circulations`, LabelledVersion, { method: 'POST', body })
}

export function restore(documentId: DocumentId, body: RestoreRequest): Promise<Restored> {
  return request(`${addressOf(documentId)}/restorations`, Restored, { method: 'POST', body })
}

// Who types into a block that is being removed does so within moments of it; offline he may do so for longer.
const offersEveryMs = 3_000
const mostOffers = 20

/** What was typed into blocks that a restore removed, asked for while more of it may arrive. */
export function offeredQuery(documentId: DocumentId, seq: number, previewedSeq: number) {
  return queryOptions({
    ...notKept,
    queryKey: [...keyOf(documentId), 'restorations', seq],
    queryFn: ({ signal }) =>
      request(`${addressOf(documentId)}/restorations/${seq}?previewedSeq=${previewedSeq}`, Restored, {
        signal,
      }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.dataUpdateCount < mostOffers ? offersEveryMs : false),
    gcTime: 0,
  })
}

export function undoRestore(documentId: DocumentId, seq: number): Promise<Restored> {
  return request(`${addressOf(documentId)}/restorations/${seq}/undo`, Restored, { method: 'POST' })
}
