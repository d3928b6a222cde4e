import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { CommitmentAct, CommitmentList, CommitmentView } from '@tandem/shared/commitments'
import { announce } from '../../../lib/announce'
import { useFailureInWords } from '../../../lib/failure'
import { RequestError } from '../../../lib/http'
import { useWords } from '../../../lib/i18n'
import { actOn, commitmentsQuery } from '../api'
import { words } from '../words'

/**
 * What the reader does to a commitment. Shown once the server has it; a tick beside an owner's name alone is
 * shown at once, since it says nothing that another tick does not take back.
 */
export function useCommitmentAct(commitment: CommitmentView, done: () => void = () => undefined) {
  const client = useQueryClient()
  const say = useWords(words)
  const inWords = useFailureInWords()
  const { queryKey } = commitmentsQuery(commitment.groupId)
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (act: CommitmentAct) => actOn(commitment.id, act),
    onMutate: async (act) => {
      if (act.act !== 'owner_done') return undefined
      await client.cancelQueries({ queryKey, exact: true })
      return show(client, ticked(commitment, act.owner, act.done))
    },
    onSuccess: async (stored, act) => {
      show(client, stored)
      if (act.act !== 'owner_done') done()
      announce(say('said.stored', { number: stored.number }))
      // Carrying opens another commitment, and an outcome may read differently now.
      await client.invalidateQueries({ queryKey: ['groups', commitment.groupId] })
    },
    onError: async (failure, _act, before) => {
      if (before) show(client, before)
      // Someone else was first: then what is shown is old.
      if (failure instanceof RequestError) await client.invalidateQueries({ queryKey, exact: true })
    },
  })
  return {
    run: (act: CommitmentAct) => {
      if (!isPending) mutate(act)
    },
    busy: isPending,
    fault: inWords(error),
    reset,
  }
}

/** Puts a commitment into the list as kept here; returns what stood there. */
function show(client: QueryClient, commitment: CommitmentView): CommitmentView | undefined {
  const { queryKey } = commitmentsQuery(commitment.groupId)
  const before = client.getQueryData<CommitmentList>(queryKey)
  client.setQueryData<CommitmentList>(
    queryKey,
    (list) =>
      list && {
        commitments: list.commitments.map((one) => (one.id === commitment.id ? commitment : one)),
      },
  )
  return before?.commitments.find(({ id }) => id === commitment.id)
}

function ticked(commitment: CommitmentView, owner: string, isDone: boolean): CommitmentView {
  return { ...commitment, perOwner: { ...commitment.perOwner, [owner]: isDone ? 'done' : 'open' } }
}
