import { setImmediate as letOthersWork } from 'node:timers/promises'

/** Others have waited long enough, in ms. */
const longestSliceMs = 8

/** All that a generator gives, with turns for everybody else in between: a long answer holds up nobody. */
export async function inSlices<Part>(parts: Iterable<Part>): Promise<Part[]> {
  const all: Part[] = []
  let began = performance.now()
  for (const part of parts) {
    all.push(part)
    if (performance.now() - began < longestSliceMs) continue
    await letOthersWork()
    began = performance.now()
  }
  return all
}
