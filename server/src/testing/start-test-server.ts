/** The real server with the demonstration's workspace, on a free port and in a folder of its own. */
import type { DocumentId, GroupId } from '@tandem/shared/ids'
import { rmSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Composed, composeDemonstration } from '../compose.js'
import { readWorkspace, type Workspace } from '../demonstration/index.js'
import { type Config, readConfig } from '../platform/config.js'
import { listen } from '../serve.js'
import { type Browser, browser } from './browser.js'
import { type KeepingLog, keepingLog } from './keeping-log.js'
import type { Login } from './people.js'

export interface TestServer {
  /** `http://127.0.0.1:54321/` */
  readonly url: string
  readonly composed: Composed
  readonly folder: string
  readonly log: KeepingLog
  /** Nobody signed in. */
  readonly stranger: Browser
  /** Signs in and gives the cookie as a browser sends it. */
  signIn(login: Login): Promise<string>
  /** This person's browser, signed in once per login. */
  as(login: Login): Promise<Browser>
  documentId(symbol: string): Promise<DocumentId>
  groupId(short: string): Promise<GroupId>
  /** Lets time pass, on both clocks. */
  wait(ms: number): void
  /** Ends the process' life and begins another over the same folder; sign-ins go on. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export interface TestServerOptions {
  folder?: string
  workspace?: Workspace
  config?: Partial<Config>
  fresh?: boolean
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = options.folder ?? (await newFolder())
  if (options.folder === undefined && options.workspace === undefined && !isAlone)
    await cp(path.join(await imported(), 'data'), path.join(folder, 'data'), { recursive: true })
  const log = keepingLog()
  let passed = 0
  let server = await start(options.fresh ?? false)
  const browsers = new Map<Login, Promise<Browser>>()

  async function start(fresh: boolean): Promise<{ composed: Composed; url: string }> {
    const composed = await composeDemonstration({
      config: {
        ...readConfig({}),
        dataFolder: path.join(folder, 'data'),
        signInsPerAddress: 1_000,
        ...options.config,
      },
      log,
      wall: { now: () => Date.now() + passed },
      workspace: options.workspace ?? (await readWorkspace()),
      clientFolder: await builtClient(folder),
      fresh,
    })
    return { composed, url: (await listen(composed.httpServer, 0, '127.0.0.1')).url }
  }

  async function signIn(login: Login): Promise<string> {
    const user = await server.composed.parts.users.findByLogin(login)
    const answer = await browser(server.url, null).post('api/v1/sign-in/demonstration', { userId: user?.id })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0]
    if (answer.status !== 204 || cookie === undefined) throw new Error(`${login}: ${answer.text}`)
    return cookie
  }

  return {
    get url() {
      return server.url
    },
    get composed() {
      return server.composed
    },
    folder,
    log,
    get stranger() {
      return browser(server.url, null)
    },
    signIn,
    as(login) {
      const known = browsers.get(login) ?? signIn(login).then((cookie) => browser(server.url, cookie))
      browsers.set(login, known)
      return known
    },
    async documentId(symbol) {
      for (const group of await allGroups(server.composed)) {
        const documents = await server.composed.parts.documents.ofGroup(group)
        const found = documents.find((document) => document.symbol === symbol)
        if (found) return found.id
      }
      throw new Error(`There is no document ${symbol}.`)
    },
    async groupId(short) {
      for (const id of await allGroups(server.composed)) {
        if ((await server.composed.parts.groups.find(id))?.short === short) return id
      }
      throw new Error(`Nobody is in a group ${short}.`)
    },
    wait(ms) {
      passed += ms
    },
    async restart() {
      await server.composed.close()
      server = await start(false)
      browsers.clear()
    },
    async stop() {
      await server.composed.close()
      if (options.folder === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Every group somebody is in. */
async function allGroups({ parts }: Composed): Promise<Set<GroupId>> {
  const memberships = await Promise.all(
    (await parts.users.all()).map((user) => parts.groups.membershipsOf(user.id)),
  )
  return new Set(memberships.flat().map(({ groupId }) => groupId))
}

/** Stands in for the built client: a page, a service worker, one hashed asset. */
async function builtClient(folder: string): Promise<string> {
  const client = path.join(folder, 'client')
  await mkdir(path.join(client, 'assets'), { recursive: true })
  await writeFile(path.join(client, 'index.html'), '<!doctype html><title>Tandem</title>')
  await writeFile(path.join(client, 'sw.js'), '')
  await writeFile(path.join(client, 'assets', 'index-3fa9c1.js'), '')
  return client
}

const newFolder = (): Promise<string> => mkdtemp(path.join(tmpdir(), 'tandem-server-'))

/** A proof has its process for itself: nothing that was made before it is there. */
const isAlone = process.env['PROVE'] === '1'
let known: Promise<string> | null = null

/** A folder into which the demonstration was imported: once for all files of this process, which takes a second. */
function imported(): Promise<string> {
  known ??= importOnce()
  return known
}

async function importOnce(): Promise<string> {
  const folder = await newFolder()
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  // Its clock goes on from where it stops here.
  const server = await startTestServer({ folder })
  await server.stop()
  return folder
}
