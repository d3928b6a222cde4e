import { setTimeout as pause } from 'node:timers/promises'

/** Waits until it holds; fails with words when it does not in time. */
export async function until(condition: () => boolean, withinMs: number, what: string): Promise<void> {
  const end = performance.now() + withinMs
  while (!condition()) {
    if (performance.now() > end) throw new Error(`${what}: not within ${withinMs} ms`)
    await pause(3)
  }
}

/** The promise, or an error that names what did not come. */
export async function within<Value>(promise: Promise<Value>, ms: number, what: string): Promise<Value> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
