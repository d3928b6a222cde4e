import type { RoughDates } from '@tandem/shared/activities'
import { newId } from '@tandem/shared/ids'
import { expect, it } from 'vitest'
import { memoryCollections } from '../testing/memory-collections.js'
import { openActivities } from './activities.js'

it('activities are listed in order of time, as exactly as it is known, and open dates last', async () => {
  const activities = openActivities(memoryCollections())
  const groupId = newId('grp')
  const dates: RoughDates[] = [
    { precision: 'tbd' },
    { precision: 'month', month: '2023-11' },
    { precision: 'day', start: '2023-10-17', end: '2023-10-17' },
    { precision: 'month', month: '2023-10' },
  ]
  for (const each of dates) {
    const facts = { kind: 'exercise', title: { en: 'Exercise' }, host: null, status: 'planned' } as const
    await activities.create({ groupId, ...facts, dates: each })
  }
  const listed = await activities.ofGroup(groupId)
  expect(listed.map((activity) => activity.dates)).toEqual([dates[3], dates[2], dates[1], dates[0]])
})

it('a month stays a month in the store [X15]', async () => {
  const activities = openActivities(memoryCollections())
  const facts = { kind: 'exercise', title: { en: 'Exercise' }, host: null, status: 'planned' } as const
  const made = await activities.create({
    groupId: newId('grp'),
    ...facts,
    dates: { precision: 'month', month: '2023-11' },
  })
  expect((await activities.find(made.id))?.dates).toEqual({ precision: 'month', month: '2023-11' })
})
