/**
 * The interface as an OpenAPI 3.1 document, made of nothing but the table of routes, which says who may ask, and of
 * the contracts, which say what is asked and answered. The handlers read requests through the same contracts, and
 * their answers have the contracts' types: what is described is what there is.
 */
import { contracts, namedSchemas, ParameterSchemas, type RouteContract } from '@tandem/shared/api'
import { type ErrorCode, errorCodes } from '@tandem/shared/protocol'
import { type RouteName, type RouteRule, routesIn, type Use } from '@tandem/shared/rules'
import { z } from 'zod'
import type { SignedInEndpoint } from './endpoint.js'
import { statusOf } from './statuses.js'

type Json = Record<string, unknown>

export interface ApiDescription {
  openapi: '3.1.0'
  info: Json
  servers: Json[]
  tags: Json[]
  paths: Record<string, Record<string, Json>>
  components: { schemas: Json; responses: Json; securitySchemes: Json }
  [more: string]: unknown
}

const title = 'Tandem'
const text = `Everything the interface does.

A program sends a personal access token as \`Authorization: Bearer tdm_…\`; a browser has the cookie of its sign-in. Where only the cookie is named, tokens are refused. Whatever changes something must come from the server's own pages, or with a token and without a cookie.

What one may not read is answered as if it did not exist (\`not_found\`). Every refusal is problem details (RFC 9457) with a \`code\` of a closed list. Lists that grow without end come in pages: ask again with \`cursor\` set to \`next\`, until it is null.`

/** Made once, when it is first asked for. */
export function descriptionEndpoint<Caller>(use: Use, cookieName: string): SignedInEndpoint<Caller> {
  let description: ApiDescription | null = null
  return { route: 'GET /openapi.json', answer: () => (description ??= describeApi(use, cookieName)) }
}

/** @param cookieName of the sign-in, as it is set on this server */
export function describeApi(use: Use, cookieName: string): ApiDescription {
  const rules = routesIn(use)
  const { components, answers } = answerSchemas(Object.keys(rules))
  const paths: ApiDescription['paths'] = {}
  for (const [route, rule] of Object.entries(rules)) {
    const [method = '', path = ''] = route.split(' ')
    const address = path.replaceAll(
      /\{\*(\w+)\}|:(\w+)/g,
      (_, rest: string, one: string) => `{${rest ?? one}}`,
    )
    const operation = describeRoute(route as RouteName, rule, answers.get(route))
    paths[address] = { ...paths[address], [method.toLowerCase()]: operation }
  }
  return {
    openapi: '3.1.0',
    info: { title, version: '1', description: text },
    servers: [{ url: '/api/v1' }],
    tags: [...new Set(Object.keys(rules).map(tagOf))].map((name) => ({ name })),
    paths,
    components: {
      schemas: components,
      responses: Object.fromEntries(errorCodes.map((code) => [code, problemOf(code)])),
      securitySchemes: {
        cookie: { type: 'apiKey', in: 'cookie', name: cookieName, description: 'A person’s sign-in.' },
        token: { type: 'http', scheme: 'bearer', description: 'A personal access token.' },
      },
    },
  }
}

function describeRoute(route: RouteName, rule: RouteRule, answer: Json | undefined): Json {
  const contract: RouteContract = contracts[route]
  const [, path = ''] = route.split(' ')
  return {
    operationId: operationIdOf(route),
    tags: [tagOf(route)],
    summary: contract.title,
    description: whoMayAsk(rule),
    security: securityOf(rule),
    parameters: [...pathParameters(path), ...queryParameters(contract)],
    ...(contract.body !== undefined && { requestBody: bodyOf(contract.body) }),
    responses: { ...successOf(contract, answer), ...problemsOf(route, rule, contract) },
  }
}

/** `GET /documents/:documentId/history` → `get_documents_documentId_history`. */
function operationIdOf(route: string): string {
  return (
    route.toLowerCase().slice(0, route.indexOf(' ')) + route.slice(route.indexOf(' ')).replaceAll(/\W+/g, '_')
  )
}

function tagOf(route: string): string {
  const [, first = ''] = /\/([\w-]+)/.exec(route) ?? []
  return first.replaceAll('-', ' ')
}

function whoMayAsk(rule: RouteRule): string {
  const proof = 'proof' in rule ? ' Asks for a recent proof (`proof_needed`) in real use.' : ''
  switch (rule.may) {
    case 'anyone':
      return 'For anyone.'
    case 'signed_in':
      return `For whoever is signed in${'programs' in rule ? ', also by a token' : ' at a browser'}.${proof}`
    case 'administrator':
      return `For the administrator at a browser; for others there is nothing here.${proof}`
    case 'by_matrix': {
      const also = rule.also === undefined ? '' : ` Asks for the right to ${rule.also} besides.`
      return `For those who may \`${rule.action}\` the ${rule.on}, also by a token of its group.${also}`
    }
  }
}

function securityOf(rule: RouteRule): Json[] {
  if (rule.may === 'anyone') return []
  const isForPrograms = rule.may === 'by_matrix' || (rule.may === 'signed_in' && 'programs' in rule)
  return isForPrograms ? [{ cookie: [] }, { token: [] }] : [{ cookie: [] }]
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{\*(\w+)\}|:(\w+)/g)].map(([, rest, one]) => {
    const name = rest ?? one ?? ''
    const schema = ParameterSchemas[name]
    if (!schema) throw new Error(`Nobody says what ${name} is in an address.`)
    const slashes = rest === undefined ? {} : { description: 'With its slashes as they are.' }
    return { name, in: 'path', required: true, schema: asked(schema), ...slashes }
  })
}

function queryParameters({ query }: RouteContract): Json[] {
  if (query === undefined) return []
  const { properties = {}, required = [] } = asked(query) as { properties?: Json; required?: string[] }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function bodyOf(body: NonNullable<RouteContract['body']>): Json {
  if (body === 'bytes') {
    return {
      required: true,
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    }
  }
  return {
    required: !body.safeParse(undefined).success,
    content: { 'application/json': { schema: asked(body) } },
  }
}

function successOf({ answer }: RouteContract, schema: Json | undefined): Json {
  if (answer === 'nothing') return { 204: { description: 'Done.' } }
  if (answer === 'page') return { 303: { description: 'On to a page of the application.' } }
  if ('file' in answer) {
    const types = answer.file.map((type) => [type, { schema: { type: 'string', format: 'binary' } }])
    return { 200: { description: 'A file.', content: Object.fromEntries(types) } }
  }
  return { 200: { description: 'Granted.', content: { 'application/json': { schema } } } }
}

/** By its nature any route may be refused in these ways; whatever else happens is `default`. */
function problemsOf(route: RouteName, rule: RouteRule, contract: RouteContract): Json {
  const codes: ErrorCode[] = []
  if (contract.body !== undefined || contract.query !== undefined) codes.push('invalid')
  if (rule.may !== 'anyone') codes.push('not_signed_in')
  if (!route.startsWith('GET ') || (rule.may === 'signed_in' && !('programs' in rule)))
    codes.push('not_allowed')
  if (/[:{]/.test(route) || rule.may === 'administrator') codes.push('not_found')
  if (contract.body !== undefined) codes.push('too_large')
  if (rule.may === 'anyone' && 'isSignIn' in rule) codes.push('too_many')
  const refer = (code: ErrorCode) => ({ $ref: `#/components/responses/${code}` })
  return {
    ...Object.fromEntries(codes.map((code) => [statusOf[code], refer(code)])),
    default: {
      description: 'Any other refusal; its code says which.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDetails' } } },
    },
  }
}

function problemOf(code: ErrorCode): Json {
  const schema = {
    allOf: [{ $ref: '#/components/schemas/ProblemDetails' }],
    properties: { code: { const: code }, status: { const: statusOf[code] } },
  }
  return { description: `Refused: \`${code}\`.`, content: { 'application/problem+json': { schema } } }
}

/** What may be sent, written out: bodies are short. */
function asked(schema: z.ZodType): Json {
  return plain(z.toJSONSchema(schema, { io: 'input' }))
}

/** What is answered, by route, with the components that answers name. */
function answerSchemas(names: readonly string[]): { components: Json; answers: Map<string, Json> } {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of namedSchemas()) registry.add(schema, { id })
  const answers = new Map<string, Json>()
  const own = new Map<string, string>()
  for (const route of names) {
    const { answer }: RouteContract = contracts[route as RouteName]
    if (!(answer instanceof z.ZodType)) continue
    const known = registry.get(answer)?.id
    const id = known ?? `answer_${operationIdOf(route)}`
    if (known === undefined) registry.add(answer, { id })
    answers.set(route, { $ref: refTo(id) })
    own.set(id, route)
  }
  const { schemas } = z.toJSONSchema(registry, { uri: refTo, io: 'output', unrepresentable: 'any' })
  return { components: onlyUsed(schemas, [...own.keys(), 'ProblemDetails']), answers }
}

const refPrefix = '#/components/schemas/'
const refTo = (id: string): string => `${refPrefix}${id}`

/** Of all named schemas those that these lead to. */
function onlyUsed(schemas: Readonly<Record<string, object>>, wanted: readonly string[]): Json {
  const used: Json = {}
  const waiting = [...wanted]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const schema = schemas[id]
    if (schema === undefined || id in used) continue
    used[id] = plain(schema)
    const found = JSON.stringify(used[id]).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)
    for (const [, next = ''] of found) waiting.push(next)
  }
  return Object.fromEntries(Object.entries(used).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** Without what only a schema that stands alone needs. */
function plain(schema: object): Json {
  const { $schema: _dialect, $id: _address, id: _name, '~standard': _standard, ...rest } = schema as Json
  return rest
}
