/** What one sees from above: a group's home, everything one may go to, and where a symbol leads. */
export { overviewRoutes } from './overview.routes.js'
