/** The demonstration's records for tests of what is below the import: their blocks, and their state as one likes. */
import type { RecordState } from '@tandem/shared/permissions'
import { readWorkspace, type Workspace } from '../demonstration/index.js'

export { blockOf } from '../demonstration/index.js'

/** The workspace with one record in another state, as after a step nobody has taken yet. */
export async function workspaceWith(symbol: string, state: RecordState): Promise<Workspace> {
  const workspace = await readWorkspace()
  const records = workspace.records.map((record) =>
    record.symbol === symbol ? { ...record, state } : record,
  )
  return { ...workspace, records }
}
