/**
 * How fast a room goes. Telling a crowd costs as many messages as there are people; so what they write within
 * a moment is judged, stored and told together. The first edit goes at once, and those that come right after
 * it share the next turn.
 */

/** A message takes the server some 20 µs: with this a crowd, however it types, leaves most of the time to others. */
const restMsPerPerson = 0.25
/** Below what is seen as a delay, and below the 40 ms a client of ours lets pass between two frames. */
const longestRestMs = 25

/** Resolves when a room with so many people in it may go on; at once where few are. */
export async function pauseFor(people: number): Promise<void> {
  const ms = Math.min(longestRestMs, Math.floor(people * restMsPerPerson))
  if (ms > 0) await new Promise<void>((resolve) => setTimeout(resolve, ms))
}
