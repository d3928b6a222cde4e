// Of a frame of 16 ms, what is left when the browser has drawn.
const longestTurnMs = 8

/** Does something with each of a list, with turns for keys and frames in between. Rejects once `signal` is aborted. */
export async function inTurns<Item, Done>(
  items: readonly Item[],
  act: (item: Item) => Done,
  signal?: AbortSignal,
): Promise<Done[]> {
  const done: Done[] = []
  let began = performance.now()
  for (const item of items) {
    if (performance.now() - began > longestTurnMs) {
      await nextTask()
      signal?.throwIfAborted()
      began = performance.now()
    }
    done.push(act(item))
  }
  return done
}

/** Sooner than a timer, which waits for some milliseconds. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener(
      'message',
      () => {
        port1.close()
        resolve()
      },
      { once: true },
    )
    port1.start()
    port2.postMessage(null)
  })
}
