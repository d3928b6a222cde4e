import type { GroupOverview } from '@tandem/shared/groups'
import { GroupId, MeetingId, newId } from '@tandem/shared/ids'
import { expect, test } from 'vitest'
import { faultsOf, firstDraft, symbolOf, toNewMeeting, type MeetingDraft } from './meeting-draft'

const group: GroupOverview = {
  id: GroupId.parse(newId('grp')),
  kind: 'experts_wg',
  short: 'EWG-CS',
  name: { en: 'Experts’ Working Group' },
  aliases: [],
  parent: null,
  subGroups: [],
  cycle: null,
  formerCycles: [],
  coChairs: [],
  workingLanguages: ['en'],
  timeZone: 'Asia/Kuala_Lumpur',
  delegations: [],
  observers: [],
  myRole: 'co_chair',
  meetings: [],
  activities: [],
  papers: [],
  events: [],
}

function ninth(): GroupOverview['meetings'][number] {
  return {
    id: MeetingId.parse(newId('mtg')),
    groupId: group.id,
    symbol: 'EWG-CS/9',
    ordinal: 9,
    status: 'closed',
    format: 'virtual',
    dates: null,
    month: null,
    timeZone: 'Asia/Seoul',
    host: null,
    venue: null,
    sessions: [],
    documents: [],
  }
}

function draft(changes: Partial<MeetingDraft> = {}): MeetingDraft {
  return { ...firstDraft(group, 'UTC'), start: '2027-03-02', end: '2027-03-03', ...changes }
}

test('the first meeting is number 1, on the group’s own clock', () => {
  expect(firstDraft(group, 'UTC')).toMatchObject({ ordinal: '1', timeZone: 'Asia/Kuala_Lumpur' })
})

test('the next meeting has the next number, wherever the latest one was', () => {
  const next = firstDraft({ ...group, meetings: [ninth()] }, 'UTC')
  expect(next).toMatchObject({ ordinal: '10', timeZone: 'Asia/Kuala_Lumpur' })
  expect(symbolOf(next, 'EWG-CS')).toBe('EWG-CS/10')
})

test('where the group has no clock, the latest meeting’s is taken, else the reader’s own', () => {
  const without = { ...group, timeZone: null }
  expect(firstDraft({ ...without, meetings: [ninth()] }, 'UTC').timeZone).toBe('Asia/Seoul')
  expect(firstDraft(without, 'UTC').timeZone).toBe('UTC')
})

test('the symbol follows the number until it is given one of its own', () => {
  expect(symbolOf(draft({ ordinal: '12' }), 'EWG-CS')).toBe('EWG-CS/12')
  expect(symbolOf(draft({ ordinal: '12', ownSymbol: 'EWG-CS/IPM' }), 'EWG-CS')).toBe('EWG-CS/IPM')
})

test.each([
  [{ ordinal: '0' }, ['ordinalWrong']],
  [{ ordinal: '1.5' }, ['ordinalWrong', 'symbolWrong']],
  [{ ownSymbol: 'CCWG/1' }, ['symbolWrong']],
  [{ start: '' }, ['datesMissing']],
  [{ end: '2027-03-01' }, ['datesReversed']],
  [{ end: '2027-04-02' }, ['datesLong']],
  [{ end: '2027-04-01' }, []],
] as [Partial<MeetingDraft>, string[]][])('%o is told as %o', (changes, faults) => {
  expect(faultsOf(draft(changes), 'EWG-CS')).toEqual(faults)
})

test('days that are not settled are not made up, whatever was entered before', () => {
  const undated = draft({ when: 'open', start: '2027-03-09', end: '2027-03-01' })
  expect(faultsOf(undated, 'EWG-CS')).toEqual([])
  expect(toNewMeeting(undated, 'EWG-CS').dates).toBeNull()
})

test('an empty place and host stay open', () => {
  expect(toNewMeeting(draft(), 'EWG-CS')).toMatchObject({ venue: null, host: null })
  const placed = draft({ venue: { en: '', ko: ' 서울 ' }, host: 'MYS' })
  expect(toNewMeeting(placed, 'EWG-CS')).toMatchObject({ venue: { ko: '서울' }, host: 'MYS' })
})
