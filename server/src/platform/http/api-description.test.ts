import { contracts } from '@tandem/shared/api'
import { routes } from '@tandem/shared/rules'
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, it } from 'vitest'
import { describeApi } from './index.js'

it('every route of the table is described, and nothing else is', () => {
  expect(Object.keys(contracts).toSorted()).toEqual(Object.keys(routes).toSorted())
})

it.each(['demonstration', 'real use'] as const)('of the %s is a valid OpenAPI 3.1 document', async (use) => {
  const description = describeApi(use, 'tandem_sign_in')
  const validator = new Validator()
  expect(await validator.validate(structuredClone(description))).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
})

it('a document that is not one is found', async () => {
  const description = describeApi('demonstration', 'tandem_sign_in')
  const broken = { ...description, paths: { '/me': { get: { responses: 'none' } } } }
  expect((await new Validator().validate(broken)).valid).toBe(false)
})

it('every reference leads somewhere, and every operation has a name of its own', () => {
  const { paths, components } = describeApi('real use', 'tandem_sign_in')
  const text = JSON.stringify([paths, components])
  const lost = [...text.matchAll(/"\$ref":"([^"]+)"/g)].filter(([, ref = '']) => {
    const [, , kind = '', name = ''] = ref.split('/')
    return !(name in (components[kind as 'schemas'] ?? {}))
  })
  expect(lost).toEqual([])
  const operations = Object.values(paths).flatMap((path) => Object.values(path))
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
})

it('says which routes a token may ask: what the matrix decides, and who asks [M22]', () => {
  const { paths } = describeApi('real use', 'tandem_sign_in')
  const byToken = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { security }]) => JSON.stringify(security).includes('token'))
      .map(([method]) => `${method} ${path}`),
  )
  const others = byToken.filter((route) => !/ \/(groups|meetings|documents|commitments|papers)\//.test(route))
  expect(others.toSorted()).toEqual(['get /me', 'get /openapi.json'])
})
