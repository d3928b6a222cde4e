import { burst } from './burst.js'
import { coldOpen } from './cold-open.js'
import { manyDocuments } from './documents.js'
import { durability } from './durability.js'
import { propagation } from './propagation.js'
import { saturation } from './saturation.js'
import { storm } from './storm.js'
import type { Workload } from './workload.js'

/** What `npm run bench -- sync` runs, in this order. */
export const syncWorkloads: readonly Workload[] = [
  propagation,
  saturation,
  burst,
  coldOpen,
  manyDocuments,
  storm,
  durability,
]

export function findWorkload(name: string): Workload {
  const found = syncWorkloads.find((each) => each.name === name)
  if (!found) throw new Error(`there is no workload ${name}`)
  return found
}
