/** The thread in which images are made: one piece of work after the other, an answer to each. */
import { parentPort } from 'node:worker_threads'
import type { ThreadAnswer, ThreadOrder } from './image-thread.js'
import { type ImageAndSegment, type ImageWork, makeImageAndSegment } from './make-image.js'

parentPort?.on('message', ({ number, work }: ThreadOrder<ImageWork>) => {
  try {
    const made = makeImageAndSegment(work)
    const { live, stateVector } = made.image
    answer({ number, made }, [live, stateVector, made.segment.packed])
  } catch (error) {
    // Told to whoever asked; the thread goes on with the next.
    answer({ number, error })
  }
})

function answer(message: ThreadAnswer<ImageAndSegment>, handedOver: Uint8Array[] = []): void {
  const buffers = handedOver.map(({ buffer }) => buffer as ArrayBuffer)
  parentPort?.postMessage(message, [...new Set(buffers)])
}
