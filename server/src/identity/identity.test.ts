import { beforeEach, expect, it } from 'vitest'
import type { Collections } from '../platform/collection.js'
import { createDomainEvents } from '../platform/domain-events.js'
import { keepingLog } from '../testing/keeping-log.js'
import { sealsNothing } from '../platform/sealer.js'
import { memoryCollections } from '../testing/memory-collections.js'
import { type Identity, openIdentity } from './identity.js'
import type { IdentityEvents } from './signed-in.js'
import type { User } from './users.js'

let collections: Collections
let person: User
/** Two processes over one store, and what each has cut. */
let here: Identity
let there: Identity
let cutThere: string[]

beforeEach(async () => {
  collections = memoryCollections()
  cutThere = []
  here = await open([])
  there = await open(cutThere)
  await here.users.create({ ...account, login: 'admin', isAdministrator: true })
  person = await here.users.create({ ...account, login: 'someone', isAdministrator: false })
})

const account = { name: { en: 'A function' }, delegation: null, language: 'en' } as const

function open(cut: string[]): Promise<Identity> {
  const events = createDomainEvents<IdentityEvents>(keepingLog())
  events.on('sign-in.ended', ({ signInId }) => cut.push(signInId))
  return openIdentity({
    collections,
    events,
    wall: { now: () => 0 },
    baseUrl: null,
    provenForMs: null,
    sealer: sealsNothing,
    log: keepingLog(),
  })
}

it('an account disabled in one process is cut in the others, browser and program, when rights are looked at', async () => {
  const { token, signedIn } = await here.signIns.begin(person.id)
  const wanted = { name: 'x', reach: 'write', groups: null, expiresAt: null } as const
  const { secret } = await here.tokens.create(person.id, wanted)
  const browser = await there.whoIs({ cookie: `tandem_sign_in=${token}` })
  const program = await there.whoIs({ authorization: `Bearer ${secret}` })
  const people = [browser!, program!]
  expect(browser).toEqual(signedIn)
  await there.recheck(people)
  expect(people.map((each) => there.isStillSignedIn(each))).toEqual([true, true])

  await here.users.setDisabled(person.id, true)
  await there.recheck(people)
  expect(people.map((each) => there.isStillSignedIn(each))).toEqual([false, false])
  expect(cutThere.toSorted()).toEqual(people.map(({ signInId }) => signInId).toSorted())
  expect(await there.whoIs({ cookie: `tandem_sign_in=${token}` })).toBeNull()
  await expect(there.bearerOf(secret)).rejects.toMatchObject({ reason: 'token_refused' })
})
