/**
 * Every route and every event, over every way in, for every standing and state: the answer is the one that the
 * demonstration's table owes [PERM-1 to PERM-6]. What one may not see is, to the letter, what does not exist.
 */
import type { RequestType } from '@tandem/shared/protocol'
import type { RouteName } from '@tandem/shared/rules'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askHttp, askYjs, type HttpAnswer, type Line, openLine } from './testing/rights/ask.js'
import { type Owed, owedEvents, owedRoutes, type Verdict, verdictOn } from './testing/rights/expected.js'
import { aWorld, type Placed, type Way, type World } from './testing/rights/world.js'
import { theItem } from './testing/an-agenda.js'
import { report } from './testing/report.js'
import { type RealServer, startRealServer } from './testing/start-real-server.js'
import { startTestServer, type TestServer } from './testing/start-test-server.js'

const absentIds = {
  group: 'grp_00000000000000000000',
  meeting: 'mtg_00000000000000000000',
  document: 'doc_00000000000000000000',
  commitment: 'cmt_00000000000000000000',
  paper: 'pap_00000000000000000000',
}
type AskedKind = keyof typeof absentIds
const query = '?from=1&to=1&seq=1&previewedSeq=1&scope=whole&about=exercise&section=blk_00000000000000000000'
/** Nothing of these is there: whoever is let through is told that. */
const innerIds: Record<string, string> = {
  groupId: absentIds.group,
  meetingId: absentIds.meeting,
  code: 'ZZZ',
  blob: '0'.repeat(64),
  versionId: 'ver_00000000000000000000',
  seq: '1',
  userId: 'usr_00000000000000000000',
  tokenId: 'tok_00000000000000000000',
  signInId: 'sgn_00000000000000000000',
  symbol: 'CCWG/99',
  language: 'en',
}
/** Let through, they find no such thing inside. */
const findsNothingInside = [':blob', 'restorations/:seq', 'bin/:meetingId', 'files/:language']
/** An agenda has no minutes and no images: for everyone who reads it there is nothing here. */
const ofMinutesAlone = ['minutes', 'sentences', 'images'].map((each) => `/documents/:documentId/${each}`)

/** However busy the machine is: how long it takes is no part of the claim. */
const withinMs = 300_000

let server: TestServer
let world: World
let lines: Map<Way, Line>
beforeAll(async () => {
  server = await startTestServer()
  world = await aWorld(server)
  lines = new Map()
  // Before one of them is removed and another demoted: what was open then must not go on.
  for (const way of world.ways) {
    const line = await openLine(server.url, way.headers)
    if (!line) throw new Error(`${way.who} is not let in.`)
    lines.set(way, line)
  }
  await world.remove()
}, 60_000)
afterAll(async () => {
  for (const line of lines.values()) line.close()
  await server.stop()
})

const oneOf = (kind: AskedKind): Placed =>
  kind === 'document' ? world.documents[0]! : kind === 'paper' ? world.papers[0]! : world[kind]

/** Who asked what, about which thing; what was owed, and what came. */
type Wrong = string[]

const routesOwed = (kind: AskedKind) =>
  (Object.entries(owedRoutes) as [RouteName, Owed][]).flatMap(([route, owed]) =>
    typeof owed === 'object' && owed.on === kind ? [{ route, wanted: owed.wanted }] : [],
  )

const addressOf = (path: string, kind: string, id: string, passage: string = theItem): string =>
  path.replace(`:${kind}Id`, id).replaceAll(/\{\*(\w+)\}|:(\w+)/g, (_, rest: string, one: string) => {
    const name = rest ?? one
    return name === 'passageId' ? passage : (innerIds[name] ?? '')
  }) + query

/** What an answer amounts to, beside how nothing at all is answered. */
function verdictOf({ status, whole }: HttpAnswer, nothing: HttpAnswer): Verdict | 'something else' {
  if (status === 404) return whole === nothing.whole ? 'absent' : 'something else'
  if (status === 403) return 'refused'
  if (status === 401 || status >= 500) return 'something else'
  return 'granted'
}

/** Of an agreed refusal, the words are a 409 too: he may read the thing, and not do this now. */
const toldWhyNot = ['not_editable_now', 'not_circulable']

/** A token's owner was asked about everything: with it he is asked about one of each kind of answer. */
const isForTokens = ({ name }: Placed): boolean =>
  !/^(agenda (provisional|adopted|closed)|record (co_chair|circ|under|sealed|pub))/.test(name)

async function askAll(kind: AskedKind, things: readonly Placed[]): Promise<{ asked: number; wrong: Wrong }> {
  const wrong: Wrong = []
  let asked = 0
  for (const { route, wanted } of routesOwed(kind)) {
    const [method = '', path = ''] = route.split(' ')
    await Promise.all(
      world.ways.map(async (way) => {
        const nothing = await askHttp(server.url, way.headers, method, addressOf(path, kind, absentIds[kind]))
        if (nothing.status !== 404) wrong.push(`${way.who}: ${route} of nothing got ${nothing.whole}`)
        for (const thing of way.token === null ? things : things.filter(isForTokens)) {
          const answer = await askHttp(
            server.url,
            way.headers,
            method,
            addressOf(path, kind, thing.id, thing.kind === 'record' ? world.passage : theItem),
          )
          asked += 1
          let owed = verdictOn(thing, wanted, way)
          const isEmpty = thing.kind === 'agenda' && ofMinutesAlone.some((each) => path.startsWith(each))
          if (owed === 'granted' && (isEmpty || findsNothingInside.some((each) => path.includes(each))))
            owed = 'absent'
          const isToldWhy = toldWhyNot.includes(answer.reason ?? '')
          const got = isToldWhy ? 'refused' : verdictOf(answer, nothing)
          if (got !== owed)
            wrong.push(
              `${way.who}: ${route} of ${thing.name} is owed ${owed}, got ${got} ${answer.status} ${answer.reason ?? ''}`,
            )
        }
      }),
    )
  }
  return { asked, wrong }
}

describe('over HTTP, at a browser and by an access token', () => {
  it(
    'a document of every kind, state, marking and compartment is for whom the table names',
    async () => {
      const { asked, wrong } = await askAll('document', world.documents)
      report(`who may, over HTTP: ${asked} requests about documents, ${wrong.length} answered otherwise`)
      expect(wrong).toEqual([])
    },
    withinMs,
  )

  it('a group, a meeting and a commitment are for whom the table names', async () => {
    for (const kind of ['group', 'meeting', 'commitment'] as const) {
      expect((await askAll(kind, [world[kind]])).wrong).toEqual([])
    }
    expect((await askAll('group', [world.inBin.group])).wrong).toEqual([])
    expect((await askAll('meeting', world.inBin.meetings)).wrong).toEqual([])
  })

  it('a paper of every state, marking and compartment is for whom the table names, and for its own delegation', async () => {
    const { asked, wrong } = await askAll('paper', world.papers)
    report(`who may, over HTTP: ${asked} requests about papers, ${wrong.length} answered otherwise`)
    expect(wrong).toEqual([])
  })

  it('who is signed out is told so, whatever he asks and whether it exists', async () => {
    const wrong: Wrong = []
    for (const { method, path, rule } of server.composed.endpoints) {
      if (rule.may === 'anyone') continue
      const kind =
        rule.may === 'by_matrix' && Object.hasOwn(absentIds, rule.on) ? (rule.on as AskedKind) : 'document'
      const ask = (id: string) => askHttp(server.url, {}, method.toUpperCase(), addressOf(path, kind, id))
      const there = await ask(oneOf(kind).id)
      const isSame = there.whole === (await ask(absentIds[kind])).whole
      if (there.status !== 401 || !isSame) wrong.push(`nobody: ${method} ${path} got ${there.whole}`)
    }
    expect(wrong).toEqual([])
  })
})

/** Of routes about no one thing: whom they let through. */
async function askPlain(
  at: Pick<TestServer | RealServer, 'url' | 'composed'>,
  ways: readonly Pick<Way, 'who' | 'headers' | 'token' | 'isAdministrator'>[],
): Promise<Wrong> {
  const wrong: Wrong = []
  for (const { method, path } of at.composed.endpoints) {
    const owed = owedRoutes[`${method.toUpperCase()} ${path}` as RouteName]
    // Leaving is the last thing these ways in are for.
    if (typeof owed === 'object' || path === '/sign-out' || path === '/me/sign-ins/end-others') continue
    const ask = (headers: Record<string, string>, address: string) =>
      askHttp(at.url, headers, method.toUpperCase(), address)
    for (const way of ways) {
      const answer = await ask(way.headers, addressOf(path, 'group', absentIds.group))
      const expectThat = (isSo: boolean): void => {
        if (!isSo) wrong.push(`${way.who}: ${method} ${path}, for ${owed}, got ${answer.whole}`)
      }
      const isIn = answer.status < 500 && answer.status !== 403 && answer.reason !== 'not_signed_in'
      const isNobody = Object.keys(way.headers).length === 0
      if (owed === 'anyone') expectThat(isIn)
      else if (isNobody) expectThat(answer.status === 401 && answer.reason === 'not_signed_in')
      else if (owed === 'the administrator at a browser' && !way.isAdministrator) {
        const nothing = await ask(way.headers, `/administration/nowhere${query}`)
        expectThat(answer.whole === nothing.whole && answer.status === 404)
      } else if (owed === 'whoever is signed in at a browser' && way.token !== null)
        expectThat(answer.status === 403)
      else expectThat(isIn)
    }
  }
  return wrong
}

describe('what is about no thing of a group', () => {
  const nobody = { who: 'nobody', headers: {}, token: null, isAdministrator: false }

  it('is for whom it is meant, and administration is not there for anybody else [PERM-6]', async () => {
    expect(await askPlain(server, [nobody, ...world.ways])).toEqual([])
  })

  it('… also in real use', async () => {
    const real = await startRealServer()
    const administrator = await real.setUp()
    const facts = { name: { en: 'Delegate' }, delegation: null, language: 'en' }
    await real.invite(administrator, { login: 'mina', ...facts })
    const ways = [
      { ...nobody, who: 'a member', headers: { cookie: await real.signIn('mina') } },
      {
        ...nobody,
        who: 'administrator',
        headers: { cookie: await real.signIn('admin') },
        isAdministrator: true,
      },
    ]
    const wrong = await askPlain(real, [nobody, ...ways])
    await real.stop()
    expect(wrong).toEqual([])
  })
})

describe('over a socket', () => {
  const emptyChange = 'AAA='
  const message = (event: RequestType, documentId: string, clientId: number): object =>
    ({
      open: { documentId, clientId },
      edit: { documentId, update: emptyChange },
      place: { documentId, place: null },
      compare: { documentId, seq: 1, hash: '0'.repeat(64) },
      follow: { documentId },
      close: { documentId },
      unfollow: { documentId },
      watch: { groupId: documentId },
      unwatch: { groupId: documentId },
      ping: {},
    })[event]

  const joined = ['edit', 'place', 'compare'] as const
  /** One connection may compare twenty times at once: when it is in them, of the first documents alone. */
  const isOften = (thing: Placed): boolean => world.documents.findIndex(({ id }) => id === thing.id) > 5

  it('every event is for whom the table names, also on a socket that was open before [PERM-8]', async () => {
    const wrong: Wrong = []
    let asked = 0
    await Promise.all(
      [...lines].map(async ([way, line], index) => {
        const told = async (event: RequestType, id: string): Promise<string> => {
          asked += 1
          const { ok, error, value } = await line.ask(event, message(event, id, 100 + index))
          return ok ? `granted${value?.mode ? ` ${value.mode}` : ''}` : JSON.stringify(error)
        }
        const hold = (event: string, about: string, owed: boolean, got: string): void => {
          if (!owed) wrong.push(`${way.who}: ${event} of ${about} got ${got}`)
        }
        const nothing = await told('open', absentIds.document)
        hold('open', 'nothing', nothing.includes('"not_found"'), nothing)
        for (const thing of world.documents) {
          const [reads, edits] = [verdictOn(thing, 'read', way), verdictOn(thing, 'edit', way)]
          const isMore = thing.isInBin === true || thing.isOfFormerCycle === true
          for (const event of isMore ? (['edit', 'place'] as const) : joined) {
            const got = await told(event, thing.id)
            if (reads === 'absent') hold(event, thing.name, got === nothing, got)
            else
              hold(
                event,
                thing.name,
                got.includes(edits === 'granted' ? 'not_joined' : 'not_editable_now'),
                got,
              )
          }
          const opened = await told('open', thing.id)
          if (reads === 'absent') hold('open', thing.name, opened === nothing, opened)
          else
            hold('open', thing.name, opened === `granted ${edits === 'granted' ? 'live' : 'record'}`, opened)
          if (edits === 'granted') {
            for (const event of isOften(thing) ? (['edit', 'place'] as const) : joined)
              hold(event, thing.name, (await told(event, thing.id)) === 'granted', event)
          }
          const followed = await told('follow', thing.id)
          const isOwed = verdictOn(thing, 'history', way) === 'granted'
          hold('follow', thing.name, followed === (isOwed ? 'granted' : nothing), followed)
          for (const event of ['close', 'unfollow'] as const) await told(event, thing.id)
        }
        const watched = await told('watch', world.group.id)
        const isMember = verdictOn(world.group, 'read', way) === 'granted'
        hold('watch', 'group', watched === (isMember ? 'granted' : nothing), watched)
        for (const event of ['unwatch', 'ping'] as const)
          hold(event, '', (await told(event, world.group.id)) === 'granted', event)
      }),
    )
    report(`who may, over Socket.io: ${asked} events, ${wrong.length} answered otherwise`)
    expect(wrong).toEqual([])
    expect(Object.keys(owedEvents)).toHaveLength(10)
  })

  it('nobody who is signed out gets a socket', async () => {
    expect(await openLine(server.url, {})).toBeNull()
    expect(await askYjs(server.url, { token: null }, world.documents[0]!.id)).toMatch(/^4401 /)
  })

  it('a stock y-websocket client gets the live document of whoever may edit it, and of nobody else [SYNC-17]', async () => {
    const wrong: Wrong = []
    let asked = 0
    await Promise.all(
      world.ways
        .filter(({ token }) => token !== null)
        .map(async (way) => {
          const nothing = await askYjs(server.url, way, absentIds.document)
          for (const thing of world.documents) {
            const got = await askYjs(server.url, way, thing.id)
            asked += 1
            const owed =
              verdictOn(thing, 'edit', way) === 'granted'
                ? 'text'
                : verdictOn(thing, 'read', way) === 'absent'
                  ? nothing
                  : '4403'
            if (!got.startsWith(owed)) wrong.push(`${way.who}: ${thing.name} is owed ${owed}, got ${got}`)
          }
          if (!nothing.startsWith('4404 ')) wrong.push(`${way.who}: nothing got ${nothing}`)
        }),
    )
    report(`who may, over y-websocket: ${asked} sockets, ${wrong.length} answered otherwise`)
    expect(wrong).toEqual([])
  })
})
