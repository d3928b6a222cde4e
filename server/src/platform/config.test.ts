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

  it('offers real use to a network that is told by which address people come', () => {
    const HOST = '0.0.0.0'
    expect(() => readConfig({ HOST }, 'real use')).toThrow('BASE_URL: must be set')
    const config = readConfig({ HOST, BASE_URL: 'https://tandem.example' }, 'real use')
    expect([config.host, config.baseUrl]).toEqual([HOST, 'https://tandem.example'])
  })

  it('takes a database where one is named, and keeps real work apart from the demonstration’s folder', () => {
    expect(readConfig({ MONGODB_URI: 'mongodb://db/tandem' }).mongodbUri).toBe('mongodb://db/tandem')
    expect(() => readConfig({ MONGODB_URI: 'postgres://db' })).toThrow('MONGODB_URI: must begin with')
    expect(readConfig({}, 'real use').dataFolder).not.toBe(readConfig({}).dataFolder)
    expect(readConfig({ DATA_DIR: '/srv/tandem' }, 'real use').dataFolder).toBe('/srv/tandem')
  })

  it('refuses to join processes that share no database', () => {
    const REDIS_URL = 'redis://127.0.0.1:6379'
    expect(() => readConfig({ REDIS_URL }, 'real use')).toThrow('must come with MONGODB_URI')
    const config = readConfig({ REDIS_URL, MONGODB_URI: 'mongodb://db/tandem' }, 'real use')
    expect(config.redisUrl).toBe(REDIS_URL)
  })

  it('takes no set-up code that is soon guessed', () => {
    for (const SET_UP_CODE of ['1234', '-------1', 'has space 9'])
      expect(() => readConfig({ SET_UP_CODE }, 'real use')).toThrow('SET_UP_CODE: must have')
    expect(readConfig({ SET_UP_CODE: 'ABCD-2345' }, 'real use').setUpCode).toBe('ABCD-2345')
  })

  it('takes an OpenID Connect provider whole or not at all, over TLS, with the address it sends people back to', () => {
    const whole = {
      BASE_URL: 'https://tandem.example',
      OIDC_ISSUER: 'https://login.example',
      OIDC_CLIENT_ID: 'tandem',
      OIDC_CLIENT_SECRET: 'secret',
    }
    const { OIDC_CLIENT_SECRET: _secret, ...withoutSecret } = whole
    const { BASE_URL: _address, ...withoutAddress } = whole
    expect(() => readConfig(withoutSecret, 'real use')).toThrow('must come together')
    expect(() => readConfig(withoutAddress, 'real use')).toThrow('OIDC_ISSUER: must come with BASE_URL')
    const plain = { ...whole, OIDC_ISSUER: 'http://login.example' }
    expect(() => readConfig(plain, 'real use')).toThrow('OIDC_ISSUER: must begin with https://')
    const { oidc } = readConfig(whole, 'real use')
    expect(oidc).toMatchObject({ issuer: whole.OIDC_ISSUER, claims: { delegation: 'delegation' } })
    expect(readConfig({}, 'real use').oidc).toBeNull()
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
