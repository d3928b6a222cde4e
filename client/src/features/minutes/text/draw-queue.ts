/**
 * When what stands around the words of blocks is drawn: an added line gives a thousand others a new number, and
 * an opened record draws them all. Blocks near the screen are drawn before the next frame, those the browser
 * leaves out when nobody has asked for a while, in short turns between keys.
 *
 * Always true:
 *  1. Whoever asks is drawn, once for all that was asked since; of those nobody sees some every few seconds,
 *     while others go on asking.
 *  2. Nothing is drawn within the change that asks for it: the caret would have the page laid out in between.
 *  3. Those who ask first are drawn first: after a change those are the blocks behind it.
 */
type Draw = () => void

/** More than stand on a screen, in both languages. */
const mostInFrame = 80
const turnMs = 5
const farAfterMs = 1_000
/** Whoever writes without pause has some of the far ones drawn all the same. */
const farAtLeastEveryMs = 5_000
const betweenFarTurnsMs = 40

export class DrawQueue {
  #next = new Set<Draw>()
  #waiting = new Set<Draw>()
  #far = new Set<Draw>()
  #left = mostInFrame
  #timer: ReturnType<typeof setTimeout> | undefined
  #farTimer: ReturnType<typeof setTimeout> | undefined
  #farSince = 0

  /** Whether one more is drawn before the next frame. */
  get hasRoom(): boolean {
    return this.#left > 0
  }

  /** The same function for the same block, so that it is drawn once. `isFar`: nobody sees it now. */
  ask(draw: Draw, isFar = false): void {
    if (isFar) {
      if (this.#far.size === 0) this.#farSince = Date.now()
      this.#far.add(draw)
      this.#waitWithFar()
      return
    }
    this.#far.delete(draw)
    if (this.#timer === undefined) this.#timer = setTimeout(() => this.#turn())
    if (this.#left === 0) {
      this.#waiting.add(draw)
      return
    }
    this.#left -= 1
    this.#waiting.delete(draw)
    if (this.#next.size === 0) queueMicrotask(() => this.#drawNext())
    this.#next.add(draw)
  }

  /** It came near the screen. */
  cameNear(draw: Draw): void {
    if (this.#far.delete(draw)) draw()
  }

  /** A block that has gone is not drawn any more. */
  forget(draw: Draw): void {
    for (const draws of [this.#next, this.#waiting, this.#far]) draws.delete(draw)
  }

  #drawNext(): void {
    for (const draw of this.#next) {
      this.#next.delete(draw)
      draw()
    }
  }

  #turn(): void {
    this.#left = mostInFrame
    this.#drawSome(this.#waiting)
    this.#timer = this.#waiting.size > 0 ? setTimeout(() => this.#turn()) : undefined
  }

  #waitWithFar(): void {
    clearTimeout(this.#farTimer)
    const late = this.#farSince + farAtLeastEveryMs - Date.now()
    const begin = () => {
      this.#farSince = Date.now()
      this.#farTurn()
    }
    this.#farTimer = setTimeout(begin, Math.max(0, Math.min(farAfterMs, late)))
  }

  #farTurn(): void {
    this.#drawSome(this.#far)
    if (this.#far.size > 0) this.#farTimer = setTimeout(() => this.#farTurn(), betweenFarTurnsMs)
  }

  #drawSome(draws: Set<Draw>): void {
    const until = performance.now() + turnMs
    for (const draw of draws) {
      draws.delete(draw)
      draw()
      if (performance.now() > until) break
    }
  }
}
