import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { browser } from './testing/browser.js'
import { firstAccount } from './testing/start-real-server.js'

const entry = fileURLToPath(new URL('main.ts', import.meta.url))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tandem-main-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** The server for real use as its own process. */
function server(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', entry], {
    env: { PATH: process.env['PATH'], DATA_DIR: path.join(folder, 'data'), PORT: '0', ...environment },
  })
  let said = ''
  const heard = (chunk: Buffer) => (said += chunk.toString())
  child.stdout.on('data', heard)
  child.stderr.on('data', heard)
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, said }))
  })
  const saying = (words: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = (): void => {
        const found = words.exec(said)
        if (found) resolve(found)
      }
      child.stdout.on('data', look)
      look()
      void ended.then(() => reject(new Error(said)))
    })
  return { child, ended, saying }
}

/** A process is started from its sources each time. */
const withinMs = 90_000
const invitation = /First account: open (http:\S+)set-up and enter the set-up code (\S{4}-\S{4})\n/

it(
  'says where it is and how the first account is made, until it is made',
  async () => {
    const first = server({})
    const [, url, code] = await first.saying(invitation)
    const made = await browser(url!, null).post('api/v1/set-up', { ...firstAccount, code })
    first.child.kill('SIGTERM')
    expect([made.status, (await first.ended).code]).toEqual([204, 0])

    const second = server({})
    const { login, password } = firstAccount
    const [, secondUrl] = await second.saying(/^Tandem: (http:\S+)\n/)
    expect((await browser(secondUrl!, null).post('api/v1/sign-in', { login, password })).status).toBe(204)
    second.child.kill('SIGTERM')
    expect((await second.ended).said).toBe(`Tandem: ${secondUrl}\n`)
  },
  withinMs,
)

it(
  'says what is wrong with its folder, its database and its environment, without a stack',
  async () => {
    const invented = path.join(folder, 'invented')
    await mkdir(invented)
    await writeFile(path.join(invented, 'tandem.json'), '{"storeVersion":1,"purpose":"demonstration"}')
    const [inDemonstration, misconfigured, withoutDatabase] = await Promise.all([
      server({ DATA_DIR: invented }).ended,
      server({ HOST: '0.0.0.0', REDIS_URL: 'redis://127.0.0.1:1' }).ended,
      server({
        MONGODB_URI: 'mongodb://127.0.0.1:1/tandem?directConnection=true',
        DATABASE_WAIT_SECONDS: '1',
      }).ended,
    ])
    expect([inDemonstration.code, misconfigured.code, withoutDatabase.code]).toEqual([1, 1, 1])
    expect(inDemonstration.said).toContain('belongs to the demonstration')
    expect(misconfigured.said).toMatch(/BASE_URL: must be set.*\n {2}REDIS_URL: must come with MONGODB_URI/)
    expect(withoutDatabase.said).toMatch(/database/i)
    const all = inDemonstration.said + misconfigured.said + withoutDatabase.said
    expect(all).not.toContain('    at ')
  },
  withinMs,
)
