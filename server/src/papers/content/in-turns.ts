/** Lets at most so many work at once; the others wait in the order they came. */
export function inTurns(most: number): <Done>(work: () => Promise<Done>) => Promise<Done> {
  let atWork = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (atWork >= most) await new Promise<void>((begin) => waiting.push(begin))
    else atWork += 1
    try {
      return await work()
    } finally {
      // The place goes to the next one without becoming free in between.
      const next = waiting.shift()
      if (next) next()
      else atWork -= 1
    }
  }
}
