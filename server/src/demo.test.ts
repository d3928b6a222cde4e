import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const entry = fileURLToPath(new URL('demo.ts', import.meta.url))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tandem-demo-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** The demonstration as its own process. */
function demonstration(environment: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', entry], {
    env: { PATH: process.env['PATH'], DATA_DIR: folder, ...environment },
  })
  let said = ''
  const heard = (chunk: Buffer) => (said += chunk.toString())
  child.stdout.on('data', heard)
  child.stderr.on('data', heard)
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, said }))
  })
  const address = new Promise<string>((resolve) => {
    child.stdout.on('data', () => {
      const found = /http:\S+/.exec(said)
      if (found) resolve(found[0])
    })
  })
  return { child, ended, address }
}

it('says where it is, and ends with 0 and a free folder when told to stop, also with a page open', async () => {
  const { child, ended, address } = demonstration({ PORT: '0' })
  const url = await Promise.race([address, ended.then(({ said }) => said)])
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  expect((await fetch(new URL('readyz', url))).status).toBe(200)
  child.kill('SIGTERM')
  const { code, said } = await ended
  expect([code, said]).toEqual([0, `Tandem demonstration: ${url} — open it and choose a person.\n`])
  expect((await readdir(folder)).filter((name) => name.startsWith('tandem.lock'))).toEqual([])
})

it('says which port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => other.on('listening', resolve))
  const { port } = other.address() as AddressInfo
  const { code, said } = await demonstration({ PORT: String(port) }).ended
  other.close()
  expect(code).toBe(1)
  expect(said).toMatch(new RegExp(`^Port ${port} of 127.0.0.1 is taken by another program.*\n$`))
})

it('says what is wrong with its folder and its environment, without a stack', async () => {
  const real = path.join(folder, 'real')
  await mkdir(real)
  await writeFile(path.join(real, 'tandem.json'), '{"storeVersion":1,"purpose":"production"}')
  const [inRealWork, misconfigured] = await Promise.all([
    demonstration({ PORT: '0', DATA_DIR: real }).ended,
    demonstration({ PORT: 'http', HOST: '0.0.0.0' }).ended,
  ])
  expect([inRealWork.code, misconfigured.code]).toEqual([1, 1])
  expect(inRealWork.said).toContain('holds real work')
  expect(misconfigured.said).toMatch(/PORT: .*\n {2}HOST: /)
  expect(inRealWork.said + misconfigured.said).not.toContain('    at ')
})
