import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sealerOf, sealsNothing } from './sealer.js'
import { secretIn } from './secret-file.js'

const sealer = sealerOf('a secret of more than 32 characters', 'tests')

it('what is sealed is opened for what it is about, and for nothing else', () => {
  const sealed = sealer.seal('JBSWY3DPEHPK3PXP', 'usr_1')
  expect(sealed).not.toContain('JBSWY3DPEHPK3PXP')
  expect(sealer.seal('JBSWY3DPEHPK3PXP', 'usr_1')).not.toBe(sealed)
  expect(sealer.open(sealed, 'usr_1')).toBe('JBSWY3DPEHPK3PXP')
  expect(sealer.open(sealed, 'usr_2')).toBeNull()
  expect(sealerOf('another secret of 32 characters!', 'tests').open(sealed, 'usr_1')).toBeNull()
  expect(sealerOf('a secret of more than 32 characters', 'else').open(sealed, 'usr_1')).toBeNull()
  expect(sealsNothing.open(sealed, 'usr_1')).toBeNull()
})

it('what was changed anywhere is not opened', () => {
  const sealed = sealer.seal('JBSWY3DPEHPK3PXP', 'usr_1')
  const bytes = Buffer.from(sealed.slice('sealed:'.length), 'base64url')
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1
    expect(sealer.open(`sealed:${changed.toString('base64url')}`, 'usr_1')).toBeNull()
  }
  for (const cut of [0, 1, 12, 27, bytes.length - 1])
    expect(sealer.open(`sealed:${bytes.subarray(0, cut).toString('base64url')}`, 'usr_1')).toBeNull()
})

it('what was stored before there was a secret is read as it is', () => {
  expect(sealer.open('JBSWY3DPEHPK3PXP', 'usr_1')).toBe('JBSWY3DPEHPK3PXP')
  expect(sealsNothing.open(sealsNothing.seal('JBSWY3DPEHPK3PXP', 'usr_1'), 'usr_1')).toBe('JBSWY3DPEHPK3PXP')
})

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'tandem-secret-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('a folder’s secret is made once, for its user alone, and never taken from half a file', async () => {
  const secret = await secretIn(folder)
  expect(secret).toMatch(/^[0-9a-f]{64}$/)
  expect(await secretIn(folder)).toBe(secret)
  expect((await stat(path.join(folder, 'secret'))).mode & 0o777).toBe(0o600)
  expect((await readFile(path.join(folder, 'secret'), 'utf8')).trim()).toBe(secret)
  await writeFile(path.join(folder, 'secret'), secret.slice(0, 20))
  await expect(secretIn(folder)).rejects.toThrow(/not as the server wrote it/)
})
