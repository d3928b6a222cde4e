/** For tests: commitments of a small group, each given by what matters in the case. */
import type { CommitmentView } from '@tandem/shared/commitments'
import { DelegationCode, newId } from '@tandem/shared/ids'

const groupId = newId('grp')
export const meetings = {
  8: { id: newId('mtg'), symbol: 'EWG-CS/8', ordinal: 8 },
  9: { id: newId('mtg'), symbol: 'EWG-CS/9', ordinal: 9 },
}

type Given = Partial<Omit<CommitmentView, 'owners' | 'meeting'>> & {
  owners?: readonly string[]
  of?: keyof typeof meetings
}

/** By the number within its meeting: `9/02`. */
export function commitment(
  number: string,
  { owners = ['KOR'], of = 9, ...given }: Given = {},
): CommitmentView {
  const due = given.due ?? null
  return {
    id: newId('cmt'),
    groupId,
    number,
    formerNumbers: [],
    meeting: meetings[of],
    text: { en: `Action ${number}` },
    owners: owners.map((code) => DelegationCode.parse(code)),
    counterparts: [],
    due,
    dueOn: due?.type === 'date' ? due.value : null,
    status: 'open',
    overdue: false,
    verb: 'agreed',
    replyOwed: false,
    doneProposed: false,
    perOwner: null,
    ownersMine: [],
    source: null,
    toConfirm: false,
    activityId: null,
    events: [],
    mine: [],
    ...given,
  }
}

export const onDay = (value: string) => ({ type: 'date' as const, value })
