/** Takes what the server writes down, and tells the ledger of what may never be written, whatever the weather. */
import type { Facts, Log } from '../../platform/log.js'
import type { Ledger } from './ledger.js'
import { StoreAway } from './store-of-node.js'

export function watchedLog(ledger: Ledger): Log {
  const silent = (): void => undefined
  const log: Log = {
    debug: silent,
    info: silent,
    warn: silent,
    error(event: string, { error }: Facts = {}) {
      // A store that does not answer is weather; anything else is a defect.
      if (error instanceof StoreAway) return
      ledger.wrong(`the server wrote "${event}": ${error instanceof Error ? error.stack : 'no error'}`)
    },
    child: () => log,
  }
  return log
}
