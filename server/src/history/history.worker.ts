/** The thread in which images of histories are made: one piece of work after the other, an answer to each. */
import { parentPort } from 'node:worker_threads'
import type { ThreadAnswer, ThreadOrder } from '../documents/index.js'
import { type HistoryWork, makeHistory } from './make-history.js'

parentPort?.on('message', ({ number, work }: ThreadOrder<HistoryWork>) => {
  try {
    answer({ number, made: makeHistory(work) })
  } catch (error) {
    // Told to whoever asked; the thread goes on with the next.
    answer({ number, error })
  }
})

function answer(message: ThreadAnswer<Uint8Array>): void {
  parentPort?.postMessage(message, [])
}
