/**
 * When the browser may leave a new block out. Not at once: where it does not yet know a block to be on the
 * screen, it takes the caret for one in the next, and a key that follows Enter closely goes astray.
 *
 * All that are due settle together: to ask where the selection is has the page laid out.
 */
export interface Settles {
  readonly dom: HTMLElement
  settle(): void
}

const settlesAfterMs = 2_000

export class Settling {
  #since = new Map<Settles, number>()
  #timer: ReturnType<typeof setTimeout> | undefined

  /** It settles later, and not while the caret is in it. */
  add(block: Settles): void {
    this.#since.set(block, performance.now())
    if (this.#timer === undefined) this.#timer = setTimeout(() => this.#turn(), settlesAfterMs)
  }

  /** A block that has gone. */
  forget(block: Settles): void {
    this.#since.delete(block)
  }

  #turn(): void {
    const anchor = document.getSelection()?.anchorNode ?? null
    const now = performance.now()
    let wait = settlesAfterMs
    for (const [block, since] of this.#since) {
      const left = since + settlesAfterMs - now
      if (left > 1) wait = Math.min(wait, left)
      else if (!block.dom.contains(anchor)) {
        this.#since.delete(block)
        block.settle()
      }
    }
    this.#timer = this.#since.size > 0 ? setTimeout(() => this.#turn(), wait) : undefined
  }
}
