import { newId } from '@tandem/shared/ids'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepingLog } from '../testing/keeping-log.js'
import { Departures } from './departures.js'

const documentId = newId('doc')
let told: number[]
let departures: Departures
beforeEach(() => {
  vi.useFakeTimers()
  told = []
  departures = new Departures({
    logger: keepingLog(),
    lastLeft: (_, seq) => {
      told.push(seq)
      return Promise.resolve()
    },
  })
})
afterEach(() => {
  vi.useRealTimers()
})

const longEnough = 60_000

test('the last to leave is told once, with where the text stands by then', () => {
  const room = { documentId, headSeq: 7, everyone: [] as string[] }
  departures.left(room)
  expect(told).toEqual([])
  // What was still on its way into the log.
  room.headSeq = 8
  vi.advanceTimersByTime(longEnough)
  expect(told).toEqual([8])
  vi.advanceTimersByTime(longEnough)
  expect(told).toEqual([8])
})

test('nobody is told while others are there, also through another process', () => {
  const room = { documentId, headSeq: 7, everyone: ['elsewhere'] }
  departures.left(room)
  vi.advanceTimersByTime(longEnough)
  expect(told).toEqual([])
  room.everyone = []
  departures.left(room)
  room.everyone = ['came to another process']
  vi.advanceTimersByTime(longEnough)
  expect(told).toEqual([])
})

test('who loads his page anew has not left', () => {
  departures.left({ documentId, headSeq: 7, everyone: [] })
  vi.advanceTimersByTime(1_000)
  departures.came(documentId)
  vi.advanceTimersByTime(longEnough)
  expect(told).toEqual([])
})
