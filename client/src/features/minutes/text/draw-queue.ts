/**
 * What stands around the words of blocks is drawn at once for the first that ask, and for the rest in short
 * turns between keys: an added line gives a thousand others a new number, and an opened record draws them all.
 *
 * Always true:
 *  1. Whoever asks is drawn, once for all that was asked since, within some tenths of a second.
 *  2. Those who ask first are drawn first: after a change those are the blocks behind it.
 */
export class DrawQueue {
  #waiting = new Set<() => void>()
  #left = atOnce
  #timer: ReturnType<typeof setTimeout> | undefined

  /** The same function for the same block, so that it is drawn once. True if it has been, at once. */
  ask(draw: () => void): boolean {
    if (this.#timer === undefined) this.#timer = setTimeout(() => this.#turn())
    if (this.#left === 0) {
      this.#waiting.add(draw)
      return false
    }
    this.#left -= 1
    this.#waiting.delete(draw)
    draw()
    return true
  }

  /** A block that has gone is not drawn any more. */
  forget(draw: () => void): void {
    this.#waiting.delete(draw)
  }

  #turn(): void {
    const until = performance.now() + turnMs
    this.#left = atOnce
    for (const draw of this.#waiting) {
      this.#waiting.delete(draw)
      draw()
      if (performance.now() > until) break
    }
    this.#timer = this.#waiting.size > 0 ? setTimeout(() => this.#turn()) : undefined
  }
}

/** More than stand on a screen, in both languages. */
const atOnce = 80
const turnMs = 5
