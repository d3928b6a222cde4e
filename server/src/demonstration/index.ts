/** The demonstration: its data, and its way to sign in. */
export { demonstrationRoutes } from './demonstration.routes.js'
export { importState, importWorkspace, type ImportParts } from './import-workspace.js'
export { blockOf } from './minutes-import.js'
export type { DataParagraph, DataRecord } from './workspace-records.js'
export { readWorkspace, type Workspace } from './workspace.js'
