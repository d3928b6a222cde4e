/** Endpoints put behind the rows of the table: the router is made of nothing else [PERM-1]. */
import { contracts, type RouteContract } from '@tandem/shared/api'
import { type RouteName, type RouteRule, routesIn, type Use } from '@tandem/shared/rules'
import { BodyStream } from './body-stream.js'
import { type Call, type Endpoint, parseRequest, type ReceivedCall } from './endpoint.js'

export interface Mounted<Caller> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** Below `/api/v1`. */
  path: string
  rule: RouteRule
  takesBytes?: number | undefined
  takesStream?: number | undefined
  /** `caller` is null only where the rule says `anyone`. */
  answer(call: ReceivedCall, caller: Caller | null): Promise<object | void> | object | void
}

/** Every row of this use with what answers it; a row without an endpoint, or with two, is a defect. */
export function mount<Caller>(use: Use, endpoints: readonly Endpoint<Caller>[]): Mounted<Caller>[] {
  const rules = routesIn(use)
  const byRoute = new Map(endpoints.map((endpoint) => [endpoint.route as string, endpoint]))
  if (byRoute.size < endpoints.length) throw new Error('A route is answered twice.')
  const strange = [...byRoute.keys()].filter((route) => !Object.hasOwn(rules, route))
  if (strange.length > 0) throw new Error(`Not of this use: ${strange.join(', ')}.`)
  return Object.entries(rules).map(([route, rule]) => {
    const endpoint = byRoute.get(route)
    if (!endpoint) throw new Error(`Nobody answers ${route}.`)
    const [method = '', path = ''] = route.split(' ')
    return {
      method: method.toLowerCase() as Mounted<Caller>['method'],
      path,
      rule,
      takesBytes: 'takesBytes' in endpoint ? endpoint.takesBytes : undefined,
      takesStream: 'takesStream' in endpoint ? endpoint.takesStream : undefined,
      answer: (call, caller) => answer(endpoint, call, caller),
    }
  })
}

function answer<Caller>(
  endpoint: Endpoint<Caller>,
  { query, body, ...call }: ReceivedCall,
  caller: Caller | null,
): Promise<object | void> | object | void {
  const { route } = endpoint
  // Of any route alike; which one it is, the endpoint's own type has settled.
  const handle = endpoint.answer as (call: Call, caller: Caller) => Promise<object | void> | object | void
  const described: RouteContract = contracts[route satisfies RouteName]
  const read = (schema: RouteContract['body'], value: unknown, what: string) => {
    if (schema === undefined || schema === 'bytes') throw new Error(`${route} is described without ${what}.`)
    return parseRequest(schema, value) as never
  }
  const handed: Call = {
    ...call,
    readBody: () => read(described.body, body, 'a body'),
    readQuery: () => read(described.query, query, 'a query'),
    bytes: body instanceof Uint8Array ? body : null,
    stream: body instanceof BodyStream ? body : null,
  }
  // The router has asked who it is wherever the rule wants somebody.
  return handle(handed, caller as Caller)
}
