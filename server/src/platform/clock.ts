/**
 * Time as a parameter. Two clocks (MODEL M15): `clock` is the domain's, by which deadlines, states and
 * rows of the log are dated; `wall` is this machine's, for sign-ins, leases, back-off and logs.
 */
export interface Clock {
  /** Whole milliseconds since the epoch. */
  now(): number
}

export const wallClock: Clock = { now: () => Date.now() }

/**
 * A clock that says `start` now and goes on at the pace of `wall`. It never goes back, even when the
 * machine's clock is set back: two rows of a log would otherwise be dated in the wrong order.
 */
export function clockFrom(start: number, wall: Clock): Clock {
  let latest = start
  let wallWas = wall.now()
  return {
    now() {
      const wallIs = wall.now()
      latest += Math.max(0, wallIs - wallWas)
      wallWas = wallIs
      return latest
    },
  }
}
