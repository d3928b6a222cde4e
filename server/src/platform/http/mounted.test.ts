import { eventRules, type RouteName, routesIn } from '@tandem/shared/rules'
import { requests } from '@tandem/shared/protocol'
import { expect, it } from 'vitest'
import { type Endpoint, mount, type SignedInEndpoint } from './index.js'

const endpoints = Object.keys(routesIn('demonstration')).map(
  (route) => ({ route, answer: () => undefined }) as unknown as Endpoint<never>,
)

it('a route without a rule, or of another rule than its handler takes, is a type error [PERM-1]', () => {
  // @ts-expect-error: nothing is said of it in the table.
  const nowhere: RouteName = 'GET /nowhere'
  // @ts-expect-error: whoever answers for anyone gets no caller.
  const open: SignedInEndpoint<string> = { route: 'GET /welcome', answer: () => undefined }
  expect([nowhere, open.route]).toEqual(['GET /nowhere', 'GET /welcome'])
})

it('a row that nobody answers, or two do, or that is of another use, ends the start [PERM-1]', () => {
  expect(mount('demonstration', endpoints)).toHaveLength(endpoints.length)
  expect(() => mount('demonstration', endpoints.slice(1))).toThrow(/Nobody answers GET \/welcome/)
  expect(() => mount('demonstration', [...endpoints, endpoints[0]!])).toThrow(/twice/)
  expect(() => mount('real use', endpoints)).toThrow(/Not of this use: POST \/sign-in\/demonstration/)
})

it('every event of the wire has a rule [PERM-1]', () => {
  expect(Object.keys(eventRules).toSorted()).toEqual(Object.keys(requests).toSorted())
})
