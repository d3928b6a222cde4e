/**
 * Gives the two halves of a pair the same height, so that what belongs together stands side by side, and tells
 * the browser how high blocks are that it does not lay out, being far from the screen. Heights are read from
 * what the browser reports and written through the object model: no style in markup (MODEL M23).
 *
 * Always true: both halves of a pair take the same height, whether one, both or none of them is laid out.
 */
import type { BlockId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import { LikelyHeights } from './likely-heights'

/** One half of a pair: a row that is given a height, and in it what has a height of its own. */
export interface PairRow {
  row: HTMLElement
  content: HTMLElement
  /** What the browser leaves out when it is far from the screen; null for what is part of such a block. */
  block: HTMLElement | null
}

interface Half extends PairRow {
  id: BlockId
  language: Language
  letters: number
  height: number | null
}

const least = 0.5

export class AlignedPairs {
  #pairs = new Map<BlockId, Map<Language, Half>>()
  /** By what is measured. */
  #halves = new Map<Element, Half>()
  #likely = new LikelyHeights()
  #isOn = false
  #observer =
    typeof ResizeObserver === 'undefined' ? null : new ResizeObserver((entries) => this.#measured(entries))

  /** How wide the words of a language will be, in pixels, before there are any. */
  expect(language: Language, width: number): void {
    this.#likely.expect(language, width)
  }

  add(id: BlockId, language: Language, { row, content, block }: PairRow, letters = 0): void {
    const half: Half = { row, content, block, id, language, letters, height: null }
    const halves = this.#pairs.get(id) ?? new Map<Language, Half>()
    this.#pairs.set(id, halves.set(language, half))
    this.#halves.set(content, half)
    // Before the browser sees it: told afterwards, it would look at thousands of them once more.
    if (letters > 0) this.#align(halves)
  }

  /** The browser lays a half out from now on, or leaves it out: then it has no height to tell. */
  laidOut({ content }: PairRow, isLaidOut: boolean): void {
    if (isLaidOut) this.#observer?.observe(content)
    else this.#observer?.unobserve(content)
  }

  remove(id: BlockId, language: Language, { content }: PairRow): void {
    this.#halves.delete(content)
    this.#observer?.unobserve(content)
    const halves = this.#pairs.get(id)
    if (halves?.get(language)?.content !== content) return
    halves.delete(language)
    if (halves.size === 0) this.#pairs.delete(id)
    else this.#align(halves)
  }

  /** Side by side, or one language at a time. */
  turn(isOn: boolean): void {
    if (this.#isOn === isOn) return
    this.#isOn = isOn
    for (const halves of this.#pairs.values()) this.#align(halves)
  }

  #measured(entries: readonly ResizeObserverEntry[]): void {
    const changed = new Set<Map<Language, Half>>()
    let mayGuess = false
    for (const { target, borderBoxSize } of entries) {
      const half = this.#halves.get(target)
      const { blockSize: height = 0, inlineSize: width = 0 } = borderBoxSize[0] ?? {}
      if (!half || width === 0) continue
      if (this.#likely.isOtherWidth(half.language, width)) this.#forget(half.language)
      const letters = half.content.textContent.length
      mayGuess = this.#likely.learn(half.language, { letters, height, width }) || mayGuess
      if (half.height !== null && Math.abs(half.height - height) < least) continue
      half.height = height
      const halves = this.#pairs.get(half.id)
      if (halves) changed.add(halves)
    }
    for (const halves of mayGuess ? this.#pairs.values() : changed) this.#align(halves)
  }

  /** Of those on the screen the browser tells anew in any case. */
  #forget(language: Language): void {
    for (const half of this.#halves.values()) if (half.language === language) half.height = null
  }

  #align(halves: ReadonlyMap<Language, Half>): void {
    const measured = [...halves.values()].flatMap(({ height }) => height ?? [])
    const tallest = measured.length > 0 ? Math.max(...measured) : this.#guess(halves)
    const isPaired = this.#isOn && halves.size > 1
    for (const { row, block, height } of halves.values()) {
      const own = isPaired ? tallest : (height ?? tallest)
      const lacks = isPaired && measured.length > 0 && (height ?? 0) < (tallest ?? 0)
      setHeight(row, 'min-height', lacks ? tallest : null)
      if (block) setHeight(block, 'contain-intrinsic-block-size', own)
    }
  }

  #guess(halves: ReadonlyMap<Language, Half>): number | null {
    let tallest: number | null = null
    for (const { language, content, letters } of halves.values()) {
      const likely = this.#likely.of(language, content.textContent.length || letters)
      if (likely !== null) tallest = Math.max(tallest ?? 0, likely)
    }
    return tallest
  }
}

function setHeight(element: HTMLElement, name: string, height: number | null): void {
  const wanted = height === null ? '' : `${height}px`
  if (element.style.getPropertyValue(name) === wanted) return
  if (wanted === '') element.style.removeProperty(name)
  else element.style.setProperty(name, wanted)
}
