import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { environment, readConfig } from './config.js'

describe('configuration', () => {
  it('names every problem at once, by variable and in words', () => {
    const read = () => readConfig({ PORT: 'http', HOST: '0.0.0.0', LOG_LEVEL: 'loud', BASE_URL: 'tandem' })
    for (const name of ['PORT', 'HOST', 'LOG_LEVEL', 'BASE_URL']) expect(read).toThrow(`  ${name}: must be`)
  })

  it('does not offer the demonstration to a network [M16]', () => {
    expect(() => readConfig({ HOST: '192.168.1.20' })).toThrow('for this machine only')
    expect(readConfig({ HOST: '::1' }).host).toBe('::1')
  })

  it('takes any free port for 0, and the usual one when nothing is said', () => {
    expect(readConfig({ PORT: '0' }).port).toBe(0)
    expect(readConfig({ PORT: ' ' }).port).toBe(4780)
    expect(() => readConfig({ PORT: '80.5' })).toThrow('PORT')
    expect(() => readConfig({ PORT: '65536' })).toThrow('PORT')
  })

  it('wants an address without a path, since cookies and the origin check need none', () => {
    expect(readConfig({ BASE_URL: 'https://tandem.example/' }).baseUrl).toBe('https://tandem.example')
    expect(() => readConfig({ BASE_URL: 'https://tandem.example/app' })).toThrow('without a path')
    expect(() => readConfig({ BASE_URL: 'ftp://tandem.example' })).toThrow('BASE_URL')
  })

  it('cannot be changed once read', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })

  it('is explained in .env.example, variable by variable, with the same defaults', async () => {
    const example = await readFile(new URL('../../../.env.example', import.meta.url), 'utf8')
    const explained = [...example.matchAll(/^(# )?([A-Z_]+)=(.*)$/gm)]
    expect(explained.map(([, , name]) => name)).toEqual(Object.keys(environment.shape))
    const given = explained.filter(([, commented]) => !commented).map(([, , name, value]) => [name, value])
    expect(readConfig(Object.fromEntries(given) as Record<string, string>)).toEqual(readConfig({}))
  })
})
