import {
  Compartment,
  type Delegation,
  type GroupChange,
  type groupKinds,
  GroupShort,
  type ManagedGroup,
  mayBeUnled,
  type NewGroup,
  type seats,
  Seat,
} from '@tandem/shared/groups'
import type { DelegationCode, GroupId } from '@tandem/shared/ids'
import type { Marking } from '@tandem/shared/permissions'
import type { Language, LocalisedText } from '@tandem/shared/words'
import { nameOf, type NameDraft } from '../../../ui'
import { cycleFaultsOf, cycleOf, type CycleDraft, type CycleFault, draftOfCycle } from './cycle-draft'

/** A delegation of this server. */
export type Choosable = Pick<Delegation, 'name' | 'timeZone'> & { code: DelegationCode }

export interface SeatDraft {
  delegation: DelegationCode | null
  seat: (typeof seats)[number] | null
}

/** A group while it is being entered. */
export interface GroupDraft {
  name: NameDraft
  aliases: NameDraft[]
  short: string
  kind: (typeof groupKinds)[number]
  parentId: GroupId | null
  /** Null: the group has none. */
  cycle: CycleDraft | null
  coChairs: [SeatDraft, SeatDraft]
  members: DelegationCode[]
  observers: DelegationCode[]
  languages: 'en' | 'ko' | 'both'
  marking: Marking
  /** One in each line. */
  caveats: string
  timeZone: string
  /** One in each line. */
  compartments: string
}

export type GroupFault =
  | 'nameMissing'
  | 'aliasEmpty'
  | 'shortWrong'
  | 'coChairMissing'
  | 'coChairTwice'
  | 'caveatsWrong'
  | 'compartmentsWrong'
  | CycleFault

const nobody: SeatDraft = { delegation: null, seat: null }
const noName: NameDraft = { en: '', ko: '' }
const mostCaveats = 5
const longestCaveat = 120

export function emptyDraft(timeZone: string): GroupDraft {
  return {
    name: noName,
    aliases: [],
    short: '',
    kind: 'experts_wg',
    parentId: null,
    cycle: null,
    coChairs: [nobody, nobody],
    members: [],
    observers: [],
    languages: 'both',
    marking: 'TLP:AMBER',
    caveats: '',
    timeZone,
    compartments: '',
  }
}

/** @param known the groups there are: a body above that is in the bin is not offered @param zone where none was given */
export function draftOf(group: ManagedGroup, known: readonly ManagedGroup[], zone: string): GroupDraft {
  const [first, second] = group.coChairs.map(({ delegation, seat }): SeatDraft => {
    return { delegation, seat: Seat.safeParse(seat).data ?? null }
  })
  const [language, other] = group.workingLanguages
  return {
    name: draftOfName(group.name),
    aliases: group.aliases.map(draftOfName),
    short: group.short,
    kind: group.kind,
    parentId: known.some(({ id }) => id === group.parentId) ? group.parentId : null,
    cycle: group.cycle && draftOfCycle(group.cycle),
    coChairs: [first ?? nobody, second ?? nobody],
    members: group.members,
    observers: group.observers,
    languages: other === undefined ? (language ?? 'both') : 'both',
    marking: group.defaultMarking,
    caveats: group.caveats.join('\n'),
    timeZone: group.timeZone ?? zone,
    compartments: group.compartments.join('\n'),
  }
}

function draftOfName({ en = '', ko = '' }: LocalisedText): NameDraft {
  return { en, ko }
}

/** What is missing or cannot be, field by field. */
export function faultsOf(draft: GroupDraft): GroupFault[] {
  const { name, aliases, short, kind, coChairs, caveats, compartments, cycle } = draft
  const [a, b] = coChairs
  const faults: GroupFault[] = []
  if (!nameOf(name)) faults.push('nameMissing')
  if (aliases.some((alias) => !nameOf(alias))) faults.push('aliasEmpty')
  if (!GroupShort.safeParse(short).success) faults.push('shortWrong')
  const isUnled = !a.delegation && !b.delegation && mayBeUnled(kind)
  if (!isUnled && (!a.delegation || !b.delegation)) faults.push('coChairMissing')
  else if (!isUnled && a.delegation === b.delegation) faults.push('coChairTwice')
  const lines = linesOf(caveats)
  if (lines.length > mostCaveats || lines.some(({ length }) => length > longestCaveat))
    faults.push('caveatsWrong')
  if (linesOf(compartments).some((line) => !Compartment.safeParse(line).success))
    faults.push('compartmentsWrong')
  return [...faults, ...(cycle ? cycleFaultsOf(cycle) : [])]
}

/** What a change would do that the group does not allow, in the terms of its words. */
export function withdrawnWithPeople(
  group: ManagedGroup,
  draft: GroupDraft,
): { code: DelegationCode; people: number }[] {
  const { members, observers } = toGroupChange(draft)
  const kept: readonly DelegationCode[] = [...members, ...observers]
  return [...group.members, ...group.observers]
    .filter((code) => !kept.includes(code))
    .map((code) => ({ code, people: group.people.filter(({ delegation }) => delegation === code).length }))
    .filter(
      ({ code, people }) =>
        people > 0 || group.nextCycle?.coChairs.some(({ delegation }) => delegation === code),
    )
}

export function compartmentsGone({ compartments }: ManagedGroup, draft: GroupDraft): string[] {
  const kept = linesOf(draft.compartments)
  return compartments.filter((each) => !kept.includes(each))
}

/** Whether the pair has people here, for whom it is fixed (A3). */
export function isPairFixed({ people }: ManagedGroup): boolean {
  return people.some(({ role }) => role === 'co_chair' || role === 'secretariat')
}

const languages: Record<GroupDraft['languages'], Language[]> = { en: ['en'], ko: ['ko'], both: ['en', 'ko'] }

/** The group as the server takes it; only for a draft without faults. */
export function toNewGroup(draft: GroupDraft): NewGroup {
  return { ...toGroupChange(draft), short: draft.short, kind: draft.kind }
}

/** The same of a group that there is. */
export function toGroupChange(draft: GroupDraft): GroupChange {
  const [first, second] = draft.coChairs
  const pair = pairOf(first, second)
  const chairs = pair.map(({ delegation }) => delegation)
  const members = [...chairs.filter((code) => !draft.members.includes(code)), ...draft.members]
  return {
    name: nameOf(draft.name) ?? {},
    aliases: draft.aliases.map(nameOf).filter((name) => name !== null),
    parentId: draft.parentId,
    cycle: draft.cycle && cycleOf(draft.cycle),
    coChairs: pair,
    members,
    observers: draft.observers.filter((code) => !members.includes(code)),
    workingLanguages: languages[draft.languages],
    defaultMarking: draft.marking,
    caveats: linesOf(draft.caveats),
    timeZone: draft.timeZone,
    compartments: [...new Set(linesOf(draft.compartments))],
  }
}

function pairOf(first: SeatDraft, second: SeatDraft): GroupChange['coChairs'] {
  if (!first.delegation || !second.delegation) return []
  return [
    { delegation: first.delegation, seat: first.seat },
    { delegation: second.delegation, seat: second.seat },
  ]
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
