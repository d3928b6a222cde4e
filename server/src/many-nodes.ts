/**
 * What several processes over one store need of each other: a bus for hints, what neighbours write and who
 * is with them, and a look at whether rights have moved. One process over a store of its own needs none.
 */
import { busNeighbours, type Neighbours } from './documents/index.js'
import type { UpdateLog } from './documents/update-log.store.js'
import { type Bus, silentBus } from './platform/bus.js'
import type { Lifecycle } from './platform/lifecycle.js'
import type { Log } from './platform/log.js'
import type { RightsRevision } from './platform/rights-revision.js'
import { type RightsWatch, watchRights } from './platform/rights-watch.js'

export interface ManyNodes {
  bus: Bus
  rightsWatch: RightsWatch
  neighbours: Neighbours
}

export async function openManyNodes(parts: {
  redisUrl: string | null
  updateLog: UpdateLog
  rights: RightsRevision
  log: Log
  lifecycle: Lifecycle
}): Promise<ManyNodes> {
  const { redisUrl, updateLog, rights, log, lifecycle } = parts
  const now = (): number => performance.now()
  // Without a bus the log is looked at every second: slower to see, nothing is lost.
  const bus = redisUrl === null ? silentBus() : await openRedisBus(redisUrl, log)
  lifecycle.onClose('bus', () => bus.close())
  const rightsWatch = watchRights({ revision: rights, now, logger: log })
  lifecycle.onClose('rights watch', () => rightsWatch.close())
  const neighbours = busNeighbours({
    bus,
    log: updateLog,
    now,
    areRightsFresh: () => rightsWatch.isFresh(),
    logger: log,
  })
  lifecycle.onClose('neighbours', () => neighbours.close())
  return { bus, rightsWatch, neighbours }
}

/** Loaded when asked for: its client takes a third of a second, which a server alone need not wait for. */
async function openRedisBus(url: string, log: Log): Promise<Bus> {
  const { redisBus } = await import('./platform/redis-bus.js')
  return redisBus({ url, log })
}
