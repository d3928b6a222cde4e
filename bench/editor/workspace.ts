/** The demonstration as a server of its own with minutes of any length in it, made through its own interface. */
import { connectDocument, type LiveDocument } from '@tandem/provider'
import { type MinutesBlock, writeMinutes } from '@tandem/shared/documents'
import type { DocumentId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as Y from 'yjs'
import { ServerProcess } from '../harness/server-process.js'
import { within } from '../harness/wait.js'
import { simulatedMinutes } from './simulated-minutes.js'

export interface SignedIn {
  cookie: string
  userId: string
}

/** Where the minutes are started: a meeting of the demonstration that has an agenda and none yet. */
const meeting = { symbol: 'CCWG/9', languages: ['ko', 'en'] as const }
const secretary = 'kor.secretary'
// Hundreds of pages on a busy machine.
const storedWithinMs = 180_000

export class Workspace {
  server: ServerProcess
  readonly documentId: DocumentId
  readonly languages: readonly Language[] = meeting.languages
  readonly blocks: readonly MinutesBlock[]
  /** Where the server keeps its data. */
  readonly folder: string
  private readonly token: string
  private readonly open: LiveDocument[] = []

  private constructor(
    parts: Pick<Workspace, 'server' | 'documentId' | 'blocks' | 'folder'> & { token: string },
  ) {
    this.server = parts.server
    this.documentId = parts.documentId
    this.blocks = parts.blocks
    this.folder = parts.folder
    this.token = parts.token
  }

  static async start(pages: number): Promise<Workspace> {
    const folder = await mkdtemp(path.join(tmpdir(), 'tandem-bench-'))
    const server = await serverOver(folder)
    const me = await signIn(server.address, secretary)
    const documentId = await startMinutes(server.address, me)
    const { secret } = await ask<{ secret: string }>(server.address, me, 'POST', '/me/tokens', {
      name: 'writing',
      reach: 'write',
      groups: null,
      expiresAt: null,
    })
    const blocks = simulatedMinutes(pages, meeting.languages)
    const workspace = new Workspace({ server, documentId, blocks, folder, token: secret })
    await workspace.fill()
    return workspace
  }

  /** Someone who writes by a program, in the same document. */
  async writer(): Promise<LiveDocument> {
    const live = connectDocument({ url: this.server.address, token: this.token, documentId: this.documentId })
    this.open.push(live)
    await live.synced
    return live
  }

  /** Stops the server, and starts it again over the same data. */
  async restart(whileStopped: () => Promise<void>): Promise<void> {
    await Promise.all(this.open.splice(0).map((live) => live.destroy()))
    await this.server.stop()
    await whileStopped()
    this.server = await serverOver(this.folder)
  }

  signIn(login: string): Promise<SignedIn> {
    return signIn(this.server.address, login)
  }

  async end(): Promise<void> {
    await Promise.all(this.open.map((live) => live.destroy()))
    await this.server.stop()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 3 })
  }

  /** Written as a person with a script would: in frames, through the guard. */
  private async fill(): Promise<void> {
    const live = await this.writer()
    const made = new Y.Doc()
    writeMinutes(made, {
      kind: 'record',
      schemaVersion: 1,
      languages: [...meeting.languages],
      attribution: 'both',
      blocks: [...this.blocks],
    })
    live.doc.transact(() => {
      for (const language of meeting.languages) {
        const text = live.doc.getXmlFragment(`text_${language}`)
        const copies = made
          .getXmlFragment(`text_${language}`)
          .toArray()
          .map((node) => (node as Y.XmlElement).clone())
        text.insert(text.length, copies)
      }
      made.getMap('fields').forEach((value, key) => live.doc.getMap('fields').set(key, value))
    })
    await within(live.stored(), storedWithinMs, 'the server stores the minutes to write in')
  }
}

function serverOver(folder: string): Promise<ServerProcess> {
  return ServerProcess.start({
    script: fileURLToPath(new URL('../../server/dist/demo.js', import.meta.url)),
    env: { DATA_DIR: folder, LOG_LEVEL: 'warn' },
  })
}

async function signIn(address: string, login: string): Promise<SignedIn> {
  const welcome = (await (await fetch(`${address}/api/v1/welcome`)).json()) as {
    personas: { login?: string; userId: string }[]
  }
  const persona = welcome.personas.find((each) => each.login === login)
  if (!persona) throw new Error(`the demonstration knows nobody called ${login}`)
  const answer = await fetch(`${address}/api/v1/sign-in/demonstration`, {
    method: 'POST',
    headers: { origin: address, 'content-type': 'application/json' },
    body: JSON.stringify({ userId: persona.userId }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!answer.ok || !cookie) throw new Error(`${login} cannot sign in: ${answer.status}`)
  return { cookie, userId: persona.userId }
}

async function startMinutes(address: string, me: SignedIn): Promise<DocumentId> {
  const groups = (await ask<{ groups: { id: string; short: string }[] }>(address, me, 'GET', '/me')).groups
  const group = groups.find(({ short }) => short === meeting.symbol.split('/')[0])
  const overview = await ask<{ meetings: { id: string; symbol: string }[] }>(
    address,
    me,
    'GET',
    `/groups/${group?.id}`,
  )
  const found = overview.meetings.find(({ symbol }) => symbol === meeting.symbol)
  const started = await ask<{ documentId: DocumentId }>(
    address,
    me,
    'POST',
    `/meetings/${found?.id}/minutes`,
    {},
  )
  return started.documentId
}

async function ask<Answer>(
  address: string,
  { cookie }: SignedIn,
  method: 'GET' | 'POST',
  route: string,
  body?: unknown,
): Promise<Answer> {
  const answer = await fetch(`${address}/api/v1${route}`, {
    method,
    headers: { origin: address, cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as Answer
}
