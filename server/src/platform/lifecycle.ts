/** What lives long, closed in reverse order of its coming: stop accepting, flush rooms, close the store. */
import type { Log } from './log.js'

export interface Lifecycle {
  /** Close this when the process ends, before everything that was named earlier. */
  onClose(name: string, close: () => Promise<void> | void): void
  /** Safe to repeat: everyone waits for the one closing. */
  close(): Promise<void>
}

export function createLifecycle(log: Log): Lifecycle {
  const living: { name: string; close: () => Promise<void> | void }[] = []
  let closing: Promise<void> | null = null

  async function closeAll(): Promise<void> {
    for (let last = living.pop(); last; last = living.pop()) {
      try {
        await last.close()
      } catch (error) {
        // The rest must be closed all the same; above all the store, which comes last.
        log.error('lifecycle.close-failed', { part: last.name, error })
      }
    }
  }

  return {
    onClose: (name, close) => void living.push({ name, close }),
    close: () => (closing ??= closeAll()),
  }
}
