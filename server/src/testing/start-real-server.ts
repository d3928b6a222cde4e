/** The server for real use, empty, on a free port and in a folder of its own. */
import { type Account, InvitedAccount } from '@tandem/shared/identity'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type ComposedServer, composeServer } from '../compose.js'
import type { PasswordCost } from '../identity/index.js'
import { type Config, readConfig } from '../platform/config.js'
import { listen } from '../serve.js'
import { type Browser, browser } from './browser.js'
import { type KeepingLog, keepingLog } from './keeping-log.js'

export interface RealServer {
  readonly url: string
  readonly composed: ComposedServer
  readonly log: KeepingLog
  readonly dataFolder: string
  /** Nobody signed in. */
  readonly stranger: Browser
  /** The browser of whoever makes the first account. */
  setUp(): Promise<Browser>
  /** Signs in and gives the cookie as a browser sends it. */
  signIn(login: string, password?: string): Promise<string>
  /** A browser with this cookie; null: nobody signed in. */
  at(cookie: string | null): Browser
  as(login: string, password?: string): Promise<Browser>
  /** Has the administrator make this account, and its person choose the usual password. */
  invite(administrator: Browser, person: Invited): Promise<Account>
  wait(ms: number): void
  /** What its wall clock shows, ms. */
  now(): number
  /** Ends the process' life and begins another over the same folder. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export interface Invited {
  login: string
  name: { en: string }
  delegation: string | null
  language: string
  isAdministrator?: boolean
}

export const setUpCode = 'TEST-2345'
export const usualPassword = 'correct horse battery'
export const firstAccount = {
  code: setUpCode,
  login: 'admin',
  password: usualPassword,
  name: { en: 'System administrator', ko: '시스템 관리자' },
  language: 'en',
  timeZone: 'Asia/Seoul',
}

export const mailOf = (login: string): string => `${login}@mod.example`

/** @param clock that stands moves by `wait` alone: for what depends on the second */
export async function startRealServer(
  config: Partial<Config> = {},
  clock: 'goes' | 'stands' = 'goes',
  // Hashing as in real use would be most of what the tests do.
  passwordCost: PasswordCost = { memoryKiB: 1024, passes: 1 },
): Promise<RealServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'tandem-real-'))
  const log = keepingLog()
  let passed = 0
  const begun = Date.now()
  const now = (): number => (clock === 'stands' ? begun : Date.now()) + passed
  let server = await start()

  async function start(): Promise<{ composed: ComposedServer; url: string }> {
    const composed = await composeServer({
      config: {
        ...readConfig({}, 'real use'),
        dataFolder: path.join(folder, 'data'),
        signInsPerAddress: 1_000,
        setUpCode,
        ...config,
      },
      log,
      wall: { now },
      clientFolder: folder,
      passwordCost,
    })
    return { composed, url: (await listen(composed.httpServer, 0, '127.0.0.1')).url }
  }

  const at = (cookie: string | null): Browser => browser(server.url, cookie, config.baseUrl ?? undefined)

  async function enter(path: string, body: object): Promise<string> {
    const answer = await at(null).post(`api/v1/${path}`, body)
    const cookie = answer.headers.get('set-cookie')?.split(';')[0]
    if (answer.status !== 204 || cookie === undefined) throw new Error(answer.text)
    return cookie
  }
  const signIn = (login: string, password = usualPassword) => enter('sign-in', { login, password })

  return {
    get url() {
      return server.url
    },
    get composed() {
      return server.composed
    },
    log,
    dataFolder: path.join(folder, 'data'),
    get stranger() {
      return at(null)
    },
    setUp: async () => at(await enter('set-up', firstAccount)),
    signIn,
    at,
    as: async (login, password) => at(await signIn(login, password)),
    async invite(administrator, person) {
      const mail = mailOf(person.login)
      const answer = await administrator.post('api/v1/administration/people', { ...person, mail })
      const { account, link } = InvitedAccount.parse(answer.json)
      await enter('account-links/use', { secret: link.secret, mail, password: usualPassword })
      return account
    },
    wait(ms) {
      passed += ms
    },
    now,
    async restart() {
      await server.composed.close()
      server = await start()
    },
    async stop() {
      await server.composed.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
