/** Everything that can be asked about the history of a document. */
import type { SignedIn } from '../identity/index.js'
import type { SignedInEndpoint } from '../platform/http/index.js'
import { recordRoutes, type RecordRoutesParts } from './record.routes.js'
import { restoreRoutes, type RestoreRoutesParts } from './restore/restore.routes.js'
import { touchedRoutes } from './touched.routes.js'
import { versionRoutes, type VersionRoutesParts } from './versions.routes.js'

export type HistoryRoutesParts = RecordRoutesParts & VersionRoutesParts & RestoreRoutesParts

export function historyRoutes(parts: HistoryRoutesParts): SignedInEndpoint<SignedIn>[] {
  return [...recordRoutes(parts), ...touchedRoutes(parts), ...versionRoutes(parts), ...restoreRoutes(parts)]
}
