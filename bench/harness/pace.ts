import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from '../systems/system.js'
import type { Arrivals } from './arrivals.js'

/** Keys typed by the clients in turn, evenly over this time; late keys are made up for at once. */
export async function typeAtPace(
  clients: readonly Client[],
  arrivals: Arrivals,
  { keysPerSecond, forMs }: { keysPerSecond: number; forMs: number },
): Promise<void> {
  const start = performance.now()
  const keys = Math.round((keysPerSecond * forMs) / 1000)
  let typed = 0
  while (typed < keys) {
    // What cannot be typed in twice the time was not offered at this rate; the caller sees it missing.
    if (performance.now() - start > 2 * forMs) return
    const due = Math.min(keys, Math.floor(((performance.now() - start) * keysPerSecond) / 1000))
    for (; typed < due; typed += 1) {
      const client = clients[typed % clients.length]
      if (client) arrivals.type(client)
    }
    await pause(1)
  }
}
