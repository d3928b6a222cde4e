import { setTimeout as pause } from 'node:timers/promises'

/** Waits until it holds. @returns whether it did in time */
export async function holds(condition: () => boolean, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs
  while (!condition()) {
    if (performance.now() > until) return false
    await pause(2)
  }
  return true
}

/** As `holds`, for what must come about. */
export async function until(condition: () => boolean, withinMs: number, what: string): Promise<void> {
  if (!(await holds(condition, withinMs))) throw new Error(`${what}: not within ${withinMs} ms`)
}

/** The promise, or an error that names what did not come. */
export async function within<T>(promise: Promise<T>, ms: number, what: string): Promise<T> {
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
