import { DelegationCode } from '@tandem/shared/ids'
import { expect, test } from 'vitest'
import { draftAfter } from './cycle-draft'
import { emptyDraft, faultsOf, toNewGroup, type GroupDraft } from './group-draft'

const code = (text: string) => DelegationCode.parse(text)

function draft(changes: Partial<GroupDraft> = {}): GroupDraft {
  return {
    ...emptyDraft('Asia/Seoul'),
    name: { en: 'Experts’ Working Group', ko: '' },
    short: 'EWG',
    kind: 'experts_wg',
    coChairs: [
      { delegation: code('KOR'), seat: 'plus' },
      { delegation: code('MYS'), seat: null },
    ],
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

test('a body above working groups may have nobody in its seats, another group not', () => {
  const nobody = { delegation: null, seat: null }
  const unled = draft({ kind: 'senior_officials', coChairs: [nobody, nobody] })
  expect(faultsOf(unled)).toEqual([])
  expect(toNewGroup(unled).coChairs).toEqual([])
  expect(faultsOf(draft({ coChairs: [nobody, nobody] }))).toEqual(['coChairMissing'])
})

test('other names, caveats and compartments say what is wrong with them', () => {
  const wrong = draft({
    aliases: [{ en: '', ko: ' ' }],
    caveats: 'a\nb\nc\nd\ne\nf',
    compartments: 'trusted_agents\nNot a name',
    cycle: { ordinal: '0', from: '24', to: '2027' },
  })
  expect(faultsOf(wrong)).toEqual([
    'aliasEmpty',
    'caveatsWrong',
    'compartmentsWrong',
    'ordinalWrong',
    'fromWrong',
  ])
  const right = draft({
    caveats: ' RELEASABLE TO KOR \n\n',
    compartments: 'legal\nlegal',
    cycle: { ordinal: '', from: '2024', to: '2027' },
  })
  expect(faultsOf(right)).toEqual([])
  expect(toNewGroup(right)).toMatchObject({
    caveats: ['RELEASABLE TO KOR'],
    compartments: ['legal'],
    cycle: { ordinal: null, from: '2024', to: '2027' },
  })
  expect(faultsOf(draft({ cycle: { ordinal: '', from: '2027', to: '2024' } }))).toEqual(['backwards'])
})

test('the next cycle is the next number, from the year the present one ends, for as long', () => {
  expect(draftAfter({ ordinal: 4, from: '2021', to: '2024' })).toEqual({
    ordinal: '5',
    from: '2024',
    to: '2027',
  })
  expect(draftAfter(null)).toEqual({ ordinal: '', from: '', to: '' })
})
