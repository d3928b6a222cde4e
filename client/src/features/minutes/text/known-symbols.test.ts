import { newId } from '@tandem/shared/ids'
import type { SpineItem } from '@tandem/shared/minutes'
import { expect, test } from 'vitest'
import { knownSymbols } from './known-symbols'

const item = (papers: string[]): SpineItem => ({
  id: newId('itm'),
  number: '3',
  kind: 'procedural',
  title: { en: 'An item' },
  action: 'none',
  leads: [],
  papers,
})

const papers = [{ symbol: 'CCWG/8/2', title: { en: 'Status of actions' }, status: 'final' }]

test('the symbol of a paper leads to the item of the agenda that lists it, the agenda’s own to the agenda', () => {
  const items = [item([]), item(['CCWG/8/2', 'CCWG/8/3']), item(['CCWG/8/2'])]
  const id = newId('doc')
  const known = knownSymbols({ papers }, { agenda: { id, symbol: 'CCWG/8/1' }, items })
  const address = `/documents/${id}#${items[1]?.id}`
  expect(known.get('CCWG/8/2')).toEqual({ title: 'Status of actions', address })
  expect(known.get('CCWG/8/3')).toEqual({ address })
  expect(known.get('CCWG/8/1')).toEqual({ address: `/documents/${id}` })
  expect(known.get('CCWG/8/9')).toBeUndefined()
})

test('without an agenda a paper has its title, and nowhere to lead', () => {
  const known = knownSymbols({ papers }, { agenda: null, items: [item(['CCWG/8/2'])] })
  expect(known.get('CCWG/8/2')).toEqual({ title: 'Status of actions' })
})
