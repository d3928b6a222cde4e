/**
 * Everything that an observer is ever sent, byte by byte: nothing of drafts, of what was deleted before it was
 * circulated, or of paragraphs in a compartment [PERM-5, PERM-7]. The same capture of a co-chair finds all of it.
 */
import { CommitmentList, type CommitmentView } from '@tandem/shared/commitments'
import { plainBlock, readElements } from '@tandem/shared/documents'
import {
  type BlockId,
  type DelegationCode,
  type DocumentId,
  type GroupId,
  type MeetingId,
  newId,
} from '@tandem/shared/ids'
import { protocolVersion } from '@tandem/shared/protocol'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import type * as Y from 'yjs'
import { awarenessMessage, haveMessage } from './documents/yjs-messages.js'
import { aRecord } from './testing/a-record.js'
import { accessToken } from './testing/access-token.js'
import { addressesOf, type IdsByName } from './testing/addresses-of.js'
import { anAgenda, theItem } from './testing/an-agenda.js'
import { firstTitle } from './testing/first-title.js'
import type { Login } from './testing/people.js'
import { report } from './testing/report.js'
import { startTestServer, type TestServer } from './testing/start-test-server.js'

const circle = 'trusted_agents'
/** Planted where the observer may not look; the last ones while he listens. */
const planted = {
  inDraftAgenda: 'Zyrrunavaldo',
  inDraftMinutes: 'Qoblimestrav',
  deletedBeforeCirculation: 'Vexundarimok',
  inCompartment: 'Jolfrendaquis',
  inOutcomeOfCompartment: 'Pravoxelinth',
  inTableOfCompartment: 'Dravokumelis',
  inNoteOfItsCommitment: 'Umbrolatiskef',
  inNameOfDraftVersion: 'Kestruvamolin',
  inTitleOfPaperInCompartment: 'Lomervastinq',
  inFileOfPaperInCompartment: 'Gradumelovix',
  inTitleOfDraftPaper: 'Sovelkramuth',
  laterInDraft: 'Wimbarostelk',
  laterInCompartment: 'Hyxadolumber',
}
/** Of these a head of delegation outside the circle reads none either. */
const inCircle = [
  'inCompartment',
  'inOutcomeOfCompartment',
  'inTableOfCompartment',
  'inNoteOfItsCommitment',
  'inTitleOfPaperInCompartment',
  'inFileOfPaperInCompartment',
  'laterInCompartment',
] as const satisfies (keyof typeof planted)[]
/** Planted where he may. */
const open = { there: 'Tarmiloquent', later: 'Basquevindor' }

let server: TestServer
let group: GroupId
let circulated: DocumentId
let draftAgenda: DocumentId
let draftMinutes: DocumentId
const papers: string[] = []
const [openBlock, closedBlock]: [BlockId, BlockId] = [newId('blk'), newId('blk')]

beforeAll(async () => {
  server = await startTestServer()
  const { parts } = server.composed
  group = await server.groupId('EWG-CS')
  const chair = await parts.users.findByLogin('kor.cochair')
  const role = 'co_chair'
  const delegation = 'KOR' as DelegationCode
  await parts.groups.change(group, () => ({ compartments: [circle] }))
  await parts.groups.admit({ groupId: group, userId: chair!.id, role, compartments: [circle], delegation })
  const [meeting] = await parts.meetings.ofGroup(group)
  const about = { groupId: group, meetingId: meeting!.id, marking: 'TLP:GREEN' as const }
  const block = (id: BlockId, text: string) => ({ ...plainBlock(id, 'meeting'), text: { en: [{ text }] } })

  const cell = { header: false, colspan: 1, rowspan: 1 }
  const minutes = { ...about, symbol: 'EWG-CS/10/RPT/Rev.7' }
  circulated = (
    await aRecord(parts, { ...minutes, state: 'co_chair_review' }, [
      block(openBlock, `It was agreed: ${open.there}.`),
      { ...block(closedBlock, `Not for all: ${planted.inCompartment}.`), compartment: circle },
      {
        ...block(newId('blk'), `To do: ${planted.inOutcomeOfCompartment}.`),
        kind: 'outcome',
        verb: 'tasked',
        opens: true,
        compartment: circle,
      },
      {
        ...plainBlock(newId('blk'), 'meeting'),
        kind: 'table',
        compartment: circle,
        table: { en: [[{ ...cell, text: [[{ text: planted.inTableOfCompartment }]] }]] },
      },
    ])
  ).id
  await write(circulated, openBlock, planted.deletedBeforeCirculation)
  await write(circulated, openBlock, planted.deletedBeforeCirculation, 'delete')
  const asChair = await server.as('kor.cochair')
  const sent = await asChair.post(`api/v1/documents/${circulated}/history/circulations`, {})
  if (sent.status !== 200) throw new Error(sent.text)
  const opened = (await commitmentsOf('kor.cochair')).find(({ text }) =>
    text.en?.includes(planted.inOutcomeOfCompartment),
  )
  const note = { act: 'update', note: planted.inNoteOfItsCommitment }
  const noted = await asChair.post(`api/v1/commitments/${opened?.id}/acts`, note)
  if (noted.status !== 200) throw new Error(noted.text)

  const drafting = { ...about, symbol: 'EWG-CS/10/RPT/Rev.8', state: 'drafting' as const }
  draftMinutes = (await aRecord(parts, drafting, [block(newId('blk'), planted.inDraftMinutes)])).id
  const label = { name: planted.inNameOfDraftVersion, note: '', seq: 1 }
  const named = await asChair.post(`api/v1/documents/${draftMinutes}/history/versions`, label)
  if (named.status !== 200) throw new Error(named.text)
  const agenda = { ...about, symbol: 'EWG-CS/10/1/Rev.7', kind: 'agenda' as const, state: 'draft' as const }
  const facts = {
    ...agenda,
    caveats: [],
    compartment: null,
    timeZone: 'UTC',
    steps: [],
    languages: ['en' as const],
  }
  const by = { userId: chair!.id, at: parts.clock.now(), kind: 'edit' } as const
  draftAgenda = (await parts.documents.create(facts, anAgenda(), by)).id
  await title(planted.inDraftAgenda)

  const closed = await bringIn(meeting!.id, planted.inTitleOfPaperInCompartment, circle)
  await asChair.post(`api/v1/papers/${closed}/issue`)
  papers.push(closed, await bringIn(meeting!.id, planted.inTitleOfDraftPaper, null))
})
afterAll(() => server.stop())

/** A paper of a text file, submitted; its id. */
async function bringIn(meetingId: MeetingId, title: string, compartment: string | null): Promise<string> {
  const chair = await server.as('kor.cochair')
  const file = await fetch(new URL(`api/v1/meetings/${meetingId}/paper-files`, server.url), {
    method: 'POST',
    headers: { cookie: await server.signIn('kor.cochair'), origin: new URL(server.url).origin },
    body: planted.inFileOfPaperInCompartment,
  })
  const made = await chair.post(`api/v1/meetings/${meetingId}/papers`, {
    symbol: `EWG-CS/10/INF.${90 + papers.length + (compartment ? 0 : 1)}`,
    title: { en: title },
    purpose: 'for_information',
    submittedBy: ['KOR'],
    items: [],
    marking: 'TLP:GREEN',
    compartment,
    embargoUntil: null,
    files: [{ language: 'en', file: ((await file.json()) as { id: string }).id }],
  })
  if (made.status !== 200) throw new Error(made.text)
  return (made.json as { paperId: string }).paperId
}

async function write(documentId: DocumentId, id: BlockId, words: string, how?: 'delete'): Promise<void> {
  await act(documentId, (doc) => {
    const text = readElements(doc, 'en').get(id)!.get(0) as Y.XmlText
    if (how === 'delete') text.delete(text.toString().indexOf(words), words.length)
    else text.insert(text.length, words)
  })
}
async function title(words: string): Promise<void> {
  await act(draftAgenda, (doc) => {
    const text = firstTitle(doc)
    text.insert(text.length, words)
  })
}
async function act(documentId: DocumentId, change: (doc: Y.Doc) => void): Promise<void> {
  const { documents, users, clock } = server.composed.parts
  const { id: userId } = (await users.findByLogin('kor.cochair'))!
  await documents.act(documentId, { userId, kind: 'edit', at: clock.now() }, change)
}

/** Everything one person was sent. */
class Capture {
  private readonly heard: Buffer[] = []

  keep(data: string | Uint8Array): void {
    this.heard.push(Buffer.from(data as Uint8Array))
  }
  get bytes(): number {
    return this.heard.reduce((sum, { length }) => sum + length, 0)
  }
  /** As it is, in UTF-16, and in base64 wherever in a group of three bytes it begins. */
  has(word: string): boolean {
    const forms = [
      Buffer.from(word),
      Buffer.from(word, 'utf16le'),
      ...[0, 1, 2].map((before) => inBase64(word, before)),
    ]
    return this.heard.some((each) => forms.some((form) => each.includes(form)))
  }
}

/** The characters of its base64 that no neighbour has a part in. */
function inBase64(word: string, before: number): Buffer {
  const coded = Buffer.concat([Buffer.alloc(before), Buffer.from(word)]).toString('base64')
  const end = Math.floor(((before + word.length) * 4) / 3)
  return Buffer.from(coded.slice(Math.ceil((before * 4) / 3), end))
}

async function commitmentsOf(login: Login): Promise<CommitmentView[]> {
  const answer = await (await server.as(login)).get(`api/v1/groups/${group}/commitments`)
  return CommitmentList.parse(answer.json).commitments
}

/** Every GET route of the table, about everything there is, whether or not this person may know of it. */
async function askOverHttp(login: Login, capture: Capture): Promise<void> {
  const browser = await server.as(login)
  const others = await server.composed.parts.documents.ofGroup(group)
  const meetings = await server.composed.parts.meetings.ofGroup(group)
  const ids: IdsByName = {
    documentId: [...new Set([circulated, draftAgenda, draftMinutes, ...others.map(({ id }) => id)])],
    groupId: [group],
    meetingId: meetings.map(({ id }) => id),
    commitmentId: (await commitmentsOf('kor.cochair')).map(({ id }) => id),
    passageId: [openBlock, closedBlock, theItem],
    seq: ['1', '3'],
    blob: ['0'.repeat(64)],
    paperId: papers,
    language: ['en'],
    symbol: ['EWG-CS/10/INF.90', 'EWG-CS/10/INF.91', 'EWG-CS/10/1/Rev.7', 'EWG-CS/10/RPT/Rev.8'],
  }
  const queries = [
    `?from=1&to=4&seq=3&previewedSeq=1&scope=whole&section=${closedBlock}`,
    `?about=${planted.inOutcomeOfCompartment}`,
  ]
  for (const { method, path } of server.composed.endpoints) {
    if (method !== 'get') continue
    for (const [, rest, one] of path.matchAll(/\{\*(\w+)\}|:(\w+)/g))
      expect(ids, `nobody asks for ${path}`).toHaveProperty(rest ?? one ?? '')
    for (const address of addressesOf({ path }, ids)) {
      for (const query of path.endsWith('/decisions') ? queries : queries.slice(0, 1)) {
        const answer = await browser.get(`${address}${query}`)
        capture.keep(answer.text)
        capture.keep(JSON.stringify([...answer.headers]))
      }
    }
  }
}

async function listen(login: Login, capture: Capture): Promise<Socket> {
  const socket = io(server.url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: { protocol: protocolVersion },
    extraHeaders: { origin: new URL(server.url).origin, cookie: await server.signIn(login) },
  })
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
  socket.io.engine.on('message', (data: string | Uint8Array) => capture.keep(data))
  const ask = (event: string, message: object) => socket.timeout(30_000).emitWithAck(event, message)
  await ask('watch', { groupId: group })
  for (const [at, documentId] of [circulated, draftAgenda, draftMinutes].entries()) {
    await ask('open', { documentId, clientId: login.length * 10 + at })
    await ask('follow', { documentId })
    await ask('edit', { documentId, update: 'AAA=' })
    await ask('compare', { documentId, seq: 1, hash: '0'.repeat(64) })
  }
  return socket
}

async function askAsStockClient(login: Login, capture: Capture): Promise<void> {
  const { secret } = await accessToken(server, login)
  for (const documentId of [circulated, draftAgenda, draftMinutes]) {
    const protocols = ['tandem-yjs', `tandem-token.${secret}`]
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}yjs/${documentId}`, protocols)
    await new Promise<void>((resolve) => {
      socket.on('open', () => {
        socket.send(awarenessMessage([{ clientId: 9, clock: 1, state: '{}' }]))
        socket.send(haveMessage(new Uint8Array([0])))
      })
      socket.on('message', (data) => {
        capture.keep(data as Buffer)
        resolve()
      })
      socket.on('close', (_code, reason) => {
        capture.keep(reason)
        resolve()
      })
    })
    socket.terminate()
  }
}

it('an observer is sent no byte of drafts, deleted words or compartments, nor a head of delegation of these; a co-chair is sent them all', async () => {
  const [observer, outside, chair] = [new Capture(), new Capture(), new Capture()]
  const sockets: Socket[] = []
  for (const [login, capture] of [
    ['tls.observer', observer],
    ['aus.hod', outside],
    ['kor.cochair', chair],
  ] as const) {
    sockets.push(await listen(login, capture))
    await askAsStockClient(login, capture)
  }
  await write(circulated, closedBlock, planted.laterInCompartment)
  await title(planted.laterInDraft)
  await write(circulated, openBlock, open.later)
  // What was written after the rest has reached him: so has whatever would have.
  await vi.waitFor(() => expect(observer.has(open.later)).toBe(true), { timeout: 30_000 })
  await askOverHttp('tls.observer', observer)
  await askOverHttp('aus.hod', outside)
  await askOverHttp('kor.cochair', chair)
  for (const socket of sockets) socket.close()

  report(`captured: ${observer.bytes} bytes of an observer, ${chair.bytes} of a co-chair`)
  const words = Object.entries(planted)
  expect(words.filter(([, word]) => observer.has(word)).map(([where]) => where)).toEqual([])
  expect(words.filter(([, word]) => !chair.has(word)).map(([where]) => where)).toEqual([])
  expect(inCircle.filter((where) => outside.has(planted[where]))).toEqual([])
  expect(Object.values(open).every((word) => outside.has(word))).toBe(true)
  // He is sent what is his, and the capture sees into what it searches.
  expect(Object.values(open).every((word) => observer.has(word))).toBe(true)
})

it('the search finds a word in base64 wherever it begins', () => {
  for (const before of ['', 'a', 'ab', 'abc']) {
    const capture = new Capture()
    capture.keep(Buffer.from(`${before}${planted.inCompartment}tail`).toString('base64'))
    expect([before, capture.has(planted.inCompartment), capture.has(planted.laterInDraft)]).toEqual([
      before,
      true,
      false,
    ])
  }
})
