export * from './events.js'
export * from './pages.js'
export * from './routes.js'
export type { EventRule, RouteRule, ThingKind, ThingRule } from './rule.js'
