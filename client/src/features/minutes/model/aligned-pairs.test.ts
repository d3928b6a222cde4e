// @vitest-environment jsdom
import { type BlockId, newId } from '@tandem/shared/ids'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { AlignedPairs, type PairRow } from './aligned-pairs'

/** The browser's reports, made by the test: it says which contents are laid out, and how high they are. */
let report: (heights: readonly [HTMLElement, number][], width?: number) => void
let seen: Set<Element>

beforeEach(() => {
  seen = new Set()
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(tell: (entries: unknown[]) => void) {
        report = (heights, width = 500) =>
          tell(
            heights.map(([target, blockSize]) => ({
              target,
              borderBoxSize: [{ blockSize, inlineSize: width }],
            })),
          )
      }
      observe = (element: Element) => void seen.add(element)
      unobserve = (element: Element) => void seen.delete(element)
    },
  )
})
afterEach(() => vi.unstubAllGlobals())

function half(letters: number): PairRow {
  const [block, row, content] = [0, 0, 0].map(() => document.createElement('div'))
  if (!block || !row || !content) throw new Error('three elements')
  content.textContent = 'x'.repeat(letters)
  block.append(row)
  row.append(content)
  return { block, row, content }
}

function pairs(count: number, letters = 100) {
  const aligned = new AlignedPairs()
  aligned.turn(true)
  const made = Array.from({ length: count }, (_, at) => {
    const id: BlockId = newId('blk')
    const [ko, en] = [half(letters / 2), half(letters + at)]
    aligned.add(id, 'ko', ko)
    aligned.add(id, 'en', en)
    for (const each of [ko, en]) aligned.laidOut(each, true)
    return { id, ko, en }
  })
  return { aligned, made }
}

/** What a half takes: as the browser has it when it lays it out, and when it leaves it out. */
const takes = ({ row, block }: PairRow, own: number) => ({
  laidOut: Math.max(own, Number.parseFloat(row.style.minHeight) || 0),
  leftOut: Number.parseFloat(block?.style.getPropertyValue('contain-intrinsic-block-size') ?? ''),
})

test('[MIN-8] both halves of a pair take the same height, laid out or left out', () => {
  const { made } = pairs(6)
  const [first] = made
  if (!first) throw new Error('a pair')
  // Only one half is laid out: the other is as high all the same, whichever is laid out next.
  report([[first.ko.content, 144]])
  expect(takes(first.ko, 144)).toEqual({ laidOut: 144, leftOut: 144 })
  expect(takes(first.en, 80)).toEqual({ laidOut: 144, leftOut: 144 })
  report([[first.en.content, 170]])
  expect(takes(first.ko, 144)).toEqual({ laidOut: 170, leftOut: 170 })
  expect(takes(first.en, 170)).toEqual({ laidOut: 170, leftOut: 170 })
  report([[first.en.content, 90]])
  expect(takes(first.en, 90)).toEqual({ laidOut: 144, leftOut: 144 })
})

test('[MIN-8] what nobody has looked at is guessed by what the screen shows, the same for both halves', () => {
  const { made } = pairs(8, 200)
  report(
    made.slice(0, 4).flatMap(({ ko, en }): [HTMLElement, number][] => [
      [ko.content, 164],
      [en.content, 114],
    ]),
  )
  const last = made.at(-1)
  if (!last) throw new Error('a pair')
  const { leftOut } = takes(last.ko, 0)
  // 100 letters of Korean take 150 pixels, and what keeps blocks apart.
  expect(leftOut).toBe(164)
  expect(takes(last.en, 0).leftOut).toBe(leftOut)
})

test('in another width, what is not on the screen is guessed anew', () => {
  const { made } = pairs(8, 200)
  const onScreen = made.slice(0, 4)
  const tell = (ko: number, width?: number) =>
    report(
      onScreen.flatMap((each): [HTMLElement, number][] => [
        [each.ko.content, ko],
        [each.en.content, 100],
      ]),
      width,
    )
  const later = made[5]
  if (!later) throw new Error('a pair')
  tell(164)
  report([[later.ko.content, 190]])
  expect(takes(later.ko, 190).leftOut).toBe(190)
  tell(314, 250)
  expect(takes(later.ko, 0).leftOut).toBe(314)
})

test('one language at a time, a block is as high as it is', () => {
  const { aligned, made } = pairs(2)
  const [first] = made
  if (!first) throw new Error('a pair')
  report([
    [first.ko.content, 144],
    [first.en.content, 90],
  ])
  aligned.turn(false)
  expect(takes(first.en, 90)).toEqual({ laidOut: 90, leftOut: 90 })
  aligned.remove(first.id, 'en', first.en)
  expect(seen.has(first.en.content)).toBe(false)
})

test('[MIN-8] what the browser leaves out is not looked at, and keeps the height it had', () => {
  const { aligned, made } = pairs(2)
  const [first] = made
  if (!first) throw new Error('a pair')
  report([
    [first.ko.content, 144],
    [first.en.content, 90],
  ])
  aligned.laidOut(first.en, false)
  expect(seen.has(first.en.content)).toBe(false)
  expect(takes(first.en, 0).leftOut).toBe(144)
  aligned.laidOut(first.en, true)
  expect(seen.has(first.en.content)).toBe(true)
})

test('[MP3] what is made before there is a page has a height that both halves share, and one nearly right is left', () => {
  const aligned = new AlignedPairs()
  aligned.turn(true)
  aligned.expect('ko', 500)
  aligned.expect('en', 500)
  const made = Array.from({ length: 6 }, () => {
    const id: BlockId = newId('blk')
    const [ko, en] = [half(200), half(200)]
    aligned.add(id, 'ko', ko, 200)
    aligned.add(id, 'en', en, 200)
    for (const each of [ko, en]) aligned.laidOut(each, true)
    return { ko, en }
  })
  const last = made.at(-1)
  if (!last) throw new Error('a pair')
  const { leftOut } = takes(last.ko, 0)
  expect(leftOut).toBeGreaterThan(100)
  expect(takes(last.en, 0).leftOut).toBe(leftOut)
  report(made.slice(0, 4).map(({ ko }): [HTMLElement, number] => [ko.content, leftOut + 10]))
  expect(takes(last.ko, 0).leftOut).toBe(leftOut)
  // In another width nothing of it holds.
  report(
    made.slice(0, 4).map(({ ko }): [HTMLElement, number] => [ko.content, 3 * leftOut]),
    150,
  )
  expect(takes(last.ko, 0).leftOut).toBe(3 * leftOut)
})
