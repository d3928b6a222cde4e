/** Time as a part, so that tests and the simulator hold it. */
export interface Timers {
  /** Runs `act` after `ms`; the answer cancels it. */
  after(ms: number, act: () => void): () => void
}

export const realTimers: Timers = {
  after(ms, act) {
    const timer = setTimeout(act, ms)
    return () => {
      clearTimeout(timer)
    }
  },
}
