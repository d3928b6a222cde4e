import { DelegationCode } from '@tandem/shared/ids'
import { expect, test } from 'vitest'
import { faultsOf, toNewGroup, type GroupDraft } from './group-draft'

const code = (text: string) => DelegationCode.parse(text)

function draft(changes: Partial<GroupDraft> = {}): GroupDraft {
  return {
    name: { en: 'Experts’ Working Group', ko: '' },
    short: 'EWG',
    kind: 'experts_wg',
    coChairs: [
      { delegation: code('KOR'), seat: 'plus' },
      { delegation: code('MYS'), seat: null },
    ],
    members: [],
    observers: [],
    languages: 'both',
    marking: 'TLP:AMBER',
    timeZone: 'Asia/Seoul',
    ...changes,
  }
}

test('the co-chairs’ delegations are in their group, first and in its own order', () => {
  expect(toNewGroup(draft({ members: [code('AUS')] })).members).toEqual(['KOR', 'MYS', 'AUS'])
})

test('a delegation that was chosen before it took a seat stands once, and observes no longer', () => {
  const group = toNewGroup(draft({ members: [code('MYS')], observers: [code('KOR'), code('TLS')] }))
  expect(group.members).toEqual(['KOR', 'MYS'])
  expect(group.observers).toEqual(['TLS'])
})

test('a name in one language is enough', () => {
  expect(toNewGroup(draft()).name).toEqual({ en: 'Experts’ Working Group' })
  expect(faultsOf(draft({ name: { en: ' ', ko: '' } }))).toEqual(['nameMissing'])
})

test('two seats belong to two delegations', () => {
  const [first] = draft().coChairs
  expect(faultsOf(draft({ coChairs: [first, first] }))).toEqual(['coChairTwice'])
  expect(faultsOf(draft({ coChairs: [first, { delegation: null, seat: null }] }))).toEqual(['coChairMissing'])
})

test.each(['ewg', 'E', '9EWG', 'EWG CS', 'E'.repeat(21)])('“%s” begins no symbol', (short) => {
  expect(faultsOf(draft({ short }))).toEqual(['shortWrong'])
})
