import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { CommitmentList, CommitmentView, DecisionList, type CommitmentAct } from '@tandem/shared/commitments'
import { request } from '../../lib/http'

/** Every commitment of a group, open and closed, as far as the asking person may know them. */
export function commitmentsQuery(groupId: string) {
  return queryOptions({
    queryKey: ['groups', groupId, 'commitments'],
    queryFn: ({ signal }) =>
      request(`/api/v1/groups/${encodeURIComponent(groupId)}/commitments`, CommitmentList, { signal }),
  })
}

/** Answered once it is stored, with the commitment as it is then. */
export function actOn(id: string, act: CommitmentAct): Promise<CommitmentView> {
  return request(`/api/v1/commitments/${encodeURIComponent(id)}/acts`, CommitmentView, {
    method: 'POST',
    body: act,
  })
}

/** What was decided, about something when `about` is not empty. */
export function decisionsQuery(groupId: string, about: string) {
  const query = about === '' ? '' : `?about=${encodeURIComponent(about)}`
  return queryOptions({
    queryKey: ['groups', groupId, 'decisions', about],
    queryFn: ({ signal }) =>
      request(`/api/v1/groups/${encodeURIComponent(groupId)}/decisions${query}`, DecisionList, { signal }),
    // The list stays while the next answer is on its way.
    placeholderData: keepPreviousData,
  })
}
