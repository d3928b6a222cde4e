import { GroupShort, NewGroup, type Delegation, type groupKinds, type seats } from '@tandem/shared/groups'
import type { DelegationCode } from '@tandem/shared/ids'
import type { Marking } from '@tandem/shared/permissions'
import type { Language } from '@tandem/shared/words'
import { nameOf, type NameDraft } from '../../../ui'

/** A delegation of this server. */
export type Choosable = Pick<Delegation, 'name' | 'timeZone'> & { code: DelegationCode }

export interface SeatDraft {
  delegation: DelegationCode | null
  seat: (typeof seats)[number] | null
}

/** A group while it is being entered. */
export interface GroupDraft {
  name: NameDraft
  short: string
  kind: (typeof groupKinds)[number]
  coChairs: [SeatDraft, SeatDraft]
  members: DelegationCode[]
  observers: DelegationCode[]
  languages: 'en' | 'ko' | 'both'
  marking: Marking
  timeZone: string
}

export type GroupFault = 'nameMissing' | 'shortWrong' | 'coChairMissing' | 'coChairTwice'

/** What is missing or cannot be, field by field. */
export function faultsOf({ name, short, coChairs: [a, b] }: GroupDraft): GroupFault[] {
  const faults: GroupFault[] = []
  if (!nameOf(name)) faults.push('nameMissing')
  if (!GroupShort.safeParse(short).success) faults.push('shortWrong')
  if (!a.delegation || !b.delegation) faults.push('coChairMissing')
  else if (a.delegation === b.delegation) faults.push('coChairTwice')
  return faults
}

const languages: Record<GroupDraft['languages'], Language[]> = { en: ['en'], ko: ['ko'], both: ['en', 'ko'] }

/** The group as the server takes it; only for a draft without faults. */
export function toNewGroup(draft: GroupDraft): NewGroup {
  const chairs = draft.coChairs.map(({ delegation }) => delegation).filter((code) => code !== null)
  const members = [...chairs, ...draft.members.filter((code) => !chairs.includes(code))]
  return NewGroup.parse({
    short: draft.short,
    name: nameOf(draft.name),
    kind: draft.kind,
    coChairs: draft.coChairs,
    members,
    observers: draft.observers.filter((code) => !members.includes(code)),
    workingLanguages: languages[draft.languages],
    defaultMarking: draft.marking,
    timeZone: draft.timeZone,
  })
}
