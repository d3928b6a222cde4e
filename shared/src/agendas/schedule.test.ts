import { expect, test } from 'vitest'
import { agendaOf } from './agenda-pair.js'
import { schedule, startTimes, timeOf } from './schedule.js'

const startsOf = (record: ReturnType<typeof agendaOf>) => {
  const times = startTimes(schedule(record))
  return record.items.map((item) => timeOf(times.get(item.id)?.startsAt ?? -1).time)
}

test('each item starts when the one before it ends, breaks included, and each day anew [M3]', () => {
  const record = agendaOf([
    { title: 'Opening', minutes: 20 },
    { title: 'Coffee', kind: 'break', minutes: 15 },
    { title: 'Exercise', minutes: 60 },
    { title: 'Rules', under: 'Exercise', minutes: 30 },
    { title: 'Second day', day: 1 },
  ])
  expect(startsOf(record)).toEqual(['09:00', '09:20', '09:35', '10:35', '09:00'])
})

test('a day that holds them all says what is in hand [M3]', () => {
  const [day] = schedule(agendaOf([{ title: 'Opening', minutes: 150 }]))
  expect(day).toMatchObject({ planned: 150, inHand: 30, overrun: 0, filledUntil: 11 * 60 + 30 })
})

test('overrun is counted for the day, and for each item only what lies past the end [M3]', () => {
  const record = agendaOf([
    { title: 'Long', minutes: 170 },
    { title: 'Across the end', minutes: 35 },
    { title: 'After it', minutes: 20 },
    { title: 'Next day', day: 1 },
  ])
  const [first, second] = schedule(record)
  expect(first).toMatchObject({ overrun: 45, inHand: 0 })
  expect(first?.items.map((item) => item.overrun)).toEqual([0, 25, 20])
  expect(second?.overrun).toBe(0)
})

test('the overruns of the items add up to the day’s', () => {
  const record = agendaOf([100, 100, 100, 0, 45].map((minutes, at) => ({ title: `Item ${at}`, minutes })))
  const [day] = schedule(record)
  expect(day?.items.reduce((sum, item) => sum + item.overrun, 0)).toBe(day?.overrun)
})

test('times without a date count from the day’s start all the same [M3]', () => {
  const record = agendaOf(['Opening', 'Closing'])
  const days = record.days.map((day) => ({ ...day, date: null, start: '14:00', end: '18:00' }))
  expect(startsOf({ ...record, days })).toEqual(['14:00', '14:10'])
})

test('past midnight the clock starts again and says how many days later', () => {
  expect(timeOf(25 * 60 + 5)).toEqual({ time: '01:05', daysLater: 1 })
})
