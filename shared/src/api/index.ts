/** The interface over HTTP, described: what every route of the table takes and answers. */
import type { z } from 'zod'
import type { RouteName } from '../rules/index.js'
import { administrationContracts } from './administration.js'
import { contentContracts } from './content.js'
import type { RouteContract } from './contract.js'
import { descriptionContracts } from './description.js'
import { historyContracts } from './history.js'
import { ownContracts, signInContracts } from './identity.js'

export * from './contract.js'
export { SeqInAddress } from './history.js'
export { namedSchemas } from './named-schemas.js'
export { ParameterSchemas } from './parameters.js'

/** A route of the table that is not described here is a type error. */
export const contracts = {
  ...signInContracts,
  ...ownContracts,
  ...administrationContracts,
  ...contentContracts,
  ...historyContracts,
  ...descriptionContracts,
} as const satisfies Record<RouteName, RouteContract>

type Contracts = typeof contracts

/** What a handler reads of a request. */
export type BodyOf<Route extends RouteName> = Route extends RouteName
  ? Contracts[Route] extends { body: infer Body extends z.ZodType }
    ? z.output<Body>
    : never
  : never
export type QueryOf<Route extends RouteName> = Route extends RouteName
  ? Contracts[Route] extends { query: infer Query extends z.ZodType }
    ? z.output<Query>
    : never
  : never
