/**
 * Gives the two halves of a pair the same height, so that what belongs together stands side by side. Heights
 * are read from what the browser reports and written through the object model: no style in markup (MODEL M23).
 */
import type { BlockId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'

/** One half of a pair: a row that is given a height, and in it what has a height of its own. */
export interface PairRow {
  row: HTMLElement
  content: HTMLElement
}

export class AlignedPairs {
  #pairs = new Map<BlockId, Map<Language, PairRow>>()
  /** By what is measured. */
  #measuredIn = new Map<Element, BlockId>()
  #heights = new WeakMap<Element, number>()
  #isOn = false
  #observer =
    typeof ResizeObserver === 'undefined' ? null : new ResizeObserver((entries) => this.#measured(entries))

  add(id: BlockId, language: Language, half: PairRow): void {
    const halves = this.#pairs.get(id) ?? new Map<Language, PairRow>()
    this.#pairs.set(id, halves.set(language, half))
    this.#measuredIn.set(half.content, id)
    if (this.#isOn) this.#observer?.observe(half.content)
  }

  remove(id: BlockId, language: Language, half: PairRow): void {
    this.#measuredIn.delete(half.content)
    this.#observer?.unobserve(half.content)
    const halves = this.#pairs.get(id)
    if (halves?.get(language) !== half) return
    halves.delete(language)
    if (halves.size === 0) this.#pairs.delete(id)
    else this.#align(id)
  }

  /** Side by side, or one language at a time. */
  turn(isOn: boolean): void {
    if (this.#isOn === isOn) return
    this.#isOn = isOn
    for (const content of this.#measuredIn.keys()) {
      if (isOn) this.#observer?.observe(content)
      else this.#observer?.unobserve(content)
    }
    if (isOn) return
    for (const halves of this.#pairs.values()) {
      for (const { row } of halves.values()) row.style.removeProperty('min-height')
    }
  }

  #measured(entries: readonly ResizeObserverEntry[]): void {
    const changed = new Set<BlockId>()
    for (const { target, borderBoxSize } of entries) {
      const height = borderBoxSize[0]?.blockSize ?? 0
      const id = this.#measuredIn.get(target)
      if (!id || Math.abs((this.#heights.get(target) ?? 0) - height) < 0.5) continue
      this.#heights.set(target, height)
      changed.add(id)
    }
    for (const id of changed) this.#align(id)
  }

  #align(id: BlockId): void {
    const halves = [...(this.#pairs.get(id)?.values() ?? [])]
    const heights = halves.map(({ content }) => this.#heights.get(content) ?? 0)
    const tallest = Math.max(...heights)
    for (const [at, { row }] of halves.entries()) {
      if (halves.length > 1 && (heights[at] ?? 0) < tallest)
        row.style.setProperty('min-height', `${tallest}px`)
      else row.style.removeProperty('min-height')
    }
  }
}
