import { expect, it } from 'vitest'
import { keepingLog } from '../testing/keeping-log.js'
import { createDomainEvents } from './domain-events.js'

interface Events {
  'paper.issued': { symbol: string }
}

it('everyone who listens hears it, even behind a listener that fails', () => {
  const log = keepingLog()
  const events = createDomainEvents<Events>(log)
  const heard: string[] = []
  events.on('paper.issued', () => {
    throw new Error('mail is down')
  })
  events.on('paper.issued', ({ symbol }) => heard.push(symbol))
  events.publish('paper.issued', { symbol: 'EWG-CS/10/3' })
  expect(heard).toEqual(['EWG-CS/10/3'])
  expect(log.lines.map((line) => line.event)).toEqual(['domain-event.listener-failed'])
})

it('who stopped listening hears nothing more', () => {
  const events = createDomainEvents<Events>(keepingLog())
  const heard: string[] = []
  const stop = events.on('paper.issued', ({ symbol }) => heard.push(symbol))
  stop()
  events.publish('paper.issued', { symbol: 'EWG-CS/10/3' })
  expect(heard).toEqual([])
})
