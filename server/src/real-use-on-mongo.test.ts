import { ManagedGroup } from '@tandem/shared/groups'
import { MadeMeeting } from '@tandem/shared/meetings'
import { RecoveryCodes, SecondFactorKey } from '@tandem/shared/identity'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authenticator } from './testing/authenticator.js'
import { browser } from './testing/browser.js'
import { isMongoHere, type MongoServer, startMongoServer } from './testing/mongo-server.js'
import { firstAccount, type RealServer, startRealServer, usualPassword } from './testing/start-real-server.js'

describe.skipIf(!isMongoHere())('two servers over one MongoDB', () => {
  let mongo: MongoServer
  let here: RealServer
  let there: RealServer

  beforeAll(async () => {
    mongo = await startMongoServer()
    const mongodbUri = mongo.newDatabase()
    here = await startRealServer({ mongodbUri })
    there = await startRealServer({ mongodbUri })
  })
  afterAll(async () => {
    await here.stop()
    await there.stop()
    await mongo.stop()
  })

  it('make one first account, know each other’s sign-ins, and call a meeting in a new group', async () => {
    const answers = await Promise.all(
      [here, there, here, there].map((server, index) =>
        server.stranger.post('api/v1/set-up', { ...firstAccount, login: `admin${index}` }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409, 409, 409])
    const cookie =
      answers
        .find(({ status }) => status === 204)
        ?.headers.get('set-cookie')
        ?.split(';')[0] ?? ''
    const administrator = browser(there.url, cookie)

    for (const code of ['KOR', 'MYS']) {
      const delegation = { code, name: { en: code }, category: 'party', timeZone: 'Asia/Seoul' }
      expect((await administrator.post('api/v1/administration/delegations', delegation)).status).toBe(204)
    }
    const group = ManagedGroup.parse(
      (
        await administrator.post('api/v1/administration/groups', {
          short: 'WG-M',
          name: { en: 'Working group' },
          kind: 'bilateral_wg',
          coChairs: [
            { delegation: 'KOR', seat: 'host' },
            { delegation: 'MYS', seat: 'visitor' },
          ],
          members: ['KOR', 'MYS'],
          observers: [],
          workingLanguages: ['en'],
          defaultMarking: 'TLP:AMBER',
          timeZone: 'Asia/Seoul',
        })
      ).json,
    )
    const person = { login: 'chair', name: { en: 'Chair' }, delegation: 'KOR', language: 'en' }
    const chair = await here.invite(administrator, person)
    const membership = `api/v1/administration/groups/${group.id}/members/${chair.userId}`
    await administrator.put(membership, { role: 'co_chair' })

    const chairCookie = await here.signIn('chair')
    const [atHere, atThere] = [browser(here.url, chairCookie), browser(there.url, chairCookie)]
    const meeting = {
      symbol: 'WG-M/1',
      ordinal: 1,
      dates: null,
      month: null,
      timeZone: 'Asia/Seoul',
      format: 'virtual',
      host: null,
      venue: null,
      agendaFrom: { kind: 'nothing' },
    }
    const made = MadeMeeting.parse((await atHere.post(`api/v1/groups/${group.id}/meetings`, meeting)).json)
    expect((await atThere.get(`api/v1/documents/${made.documentId}/record`)).json).toMatchObject({
      record: { days: [{ date: null }], items: [] },
    })

    // What one has ended opens nothing at the other.
    await atHere.post('api/v1/sign-out', {})
    expect((await atThere.get('api/v1/me')).status).toBe(401)
  })

  it('take a code once between them, and know of a proof that the other was given', async () => {
    const [administrator] = (await here.composed.parts.users.all()).filter((user) => user.isAdministrator)
    const login = administrator?.login ?? ''
    const cookie = await here.signIn(login)
    const [atHere, atThere] = [browser(here.url, cookie), browser(there.url, cookie)]
    const { key } = SecondFactorKey.parse((await atHere.post('api/v1/me/second-factor', {})).json)
    const telephone = authenticator(key)
    const first = telephone.codeAt(here.now())
    const confirmed = await atThere.post('api/v1/me/second-factor/confirm', { code: first })
    const { recoveryCodes } = RecoveryCodes.parse(confirmed.json)

    const given = { login, password: usualPassword, code: recoveryCodes[0] }
    const answers = await Promise.all(
      [here, there, here, there].map((server) => server.stranger.post('api/v1/sign-in', given)),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 400, 400, 400])

    const tenMinutes = 10 * 60 * 1000
    for (const server of [here, there]) server.wait(tenMinutes)
    const token = { name: 'Export', reach: 'read', groups: null, expiresAt: null }
    expect((await atThere.post('api/v1/me/tokens', token)).json).toMatchObject({ reason: 'proof_needed' })
    const proof = { password: usualPassword, code: recoveryCodes[1] }
    expect((await atHere.post('api/v1/me/proof', proof)).status).toBe(204)
    expect((await atThere.post('api/v1/me/tokens', token)).status).toBe(200)
  })
})
