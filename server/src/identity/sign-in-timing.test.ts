import { afterAll, beforeAll, expect, it } from 'vitest'
import { report } from '../testing/report.js'
import { seeded } from '../testing/seeded.js'
import { type RealServer, startRealServer, usualPassword } from '../testing/start-real-server.js'
import { toldApart } from '../testing/told-apart.js'
import { failedTriesWithinMs, mostFailedTries } from './failed-tries.js'

/** `npm run time-sign-in` asks 2,000 times. */
const samples = Number(process.env['SIGN_IN_SAMPLES'] ?? 200)
/** What chance does once in a million times; so it is with any number of samples, on any machine. */
const mostDeviations = 5
const minute = 60_000
const longest = 30 * minute

/** Each kind of attempt, and the reason it is refused for. */
const kinds = {
  'a known name with a wrong password': ['known', 'wrong_credentials'],
  'an unknown name': ['nobody', 'wrong_credentials'],
  'a disabled account with its right password': ['disabled', 'wrong_credentials'],
  'a locked account': ['locked', 'too_many_tries'],
  'an unknown name that is locked': ['locked.nobody', 'too_many_tries'],
  // Not even looked at: what it is like when the work of the hash is left out.
  'a password too long to be one': ['too.long', 'malformed'],
} as const
type Kind = keyof typeof kinds
const control = 'a password too long to be one' satisfies Kind

let server: RealServer
const times = new Map<Kind, number[]>(Object.keys(kinds).map((kind) => [kind as Kind, []]))

beforeAll(async () => {
  server = await startRealServer({ signInsPerAddress: 1_000_000 }, 'stands', {
    memoryKiB: 8 * 1024,
    passes: 1,
  })
  const administrator = await server.setUp()
  for (const login of ['known', 'disabled', 'locked']) {
    const person = { login, name: { en: 'Someone' }, delegation: null, language: 'en' }
    const { userId } = await server.invite(administrator, person)
    if (login === 'disabled')
      await administrator.patch(`api/v1/administration/people/${userId}`, { isDisabled: true })
  }
  await measure()
}, longest)
afterAll(() => server.stop())

const passwords: Partial<Record<string, string>> = { disabled: usualPassword, 'too.long': 'x'.repeat(257) }

async function attempt(login: string): Promise<unknown> {
  const password = passwords[login] ?? 'a wrong password'
  const { json } = await server.stranger.post('api/v1/sign-in', { login, password })
  return (json as { reason?: unknown }).reason
}

/** All kinds in turn, each round in another order, so that whatever the machine does hits all of them alike. */
async function measure(): Promise<void> {
  const random = seeded(20_230_517)
  for (let round = 0; round < samples; round += 1) {
    // One try less than locks an account: then those before are forgotten, and two are locked anew.
    if (round % (mostFailedTries - 1) === 0) {
      server.wait(failedTriesWithinMs)
      for (let tries = 0; tries < mostFailedTries; tries += 1)
        for (const login of ['locked', 'locked.nobody']) await attempt(login)
      // The audit counts equal refusals of a minute together: so the next one is the first for each kind.
      server.wait(minute)
    }
    const order = Object.entries(kinds)
      .map((kind) => ({ kind, place: random() }))
      .toSorted((one, other) => one.place - other.place)
    for (const { kind } of order) {
      const [name, [login, reason]] = kind
      const begun = performance.now()
      const answered = await attempt(login)
      times.get(name as Kind)?.push(performance.now() - begun)
      if (answered !== reason) throw new Error(`${name}: ${String(answered)}`)
    }
  }
}

const told = (one: Kind, other: Kind) => toldApart(times.get(one) ?? [], times.get(other) ?? [])

it.each<[Kind, Kind]>([
  ['a known name with a wrong password', 'an unknown name'],
  ['a known name with a wrong password', 'a disabled account with its right password'],
  ['a known name with a wrong password', 'a locked account'],
  ['an unknown name', 'an unknown name that is locked'],
  ['a locked account', 'an unknown name that is locked'],
])('how long the answer takes does not tell %s from %s', (one, other) => {
  const { chance, deviations } = told(one, other)
  report(`${one} / ${other}: ${chance.toFixed(3)}, ${deviations.toFixed(1)} deviations`)
  expect(times.get(one)).toHaveLength(samples)
  expect(deviations, `chance ${chance}`).toBeLessThan(mostDeviations)
})

it('would tell them apart if one of them were answered without the work: as it tells this one', () => {
  for (const kind of Object.keys(kinds) as Kind[]) {
    if (kind === control) continue
    const { chance, deviations } = told(kind, control)
    report(`${kind} / ${control}: ${chance.toFixed(3)}, ${deviations.toFixed(1)} deviations`)
    expect(deviations, kind).toBeGreaterThan(mostDeviations)
  }
})
