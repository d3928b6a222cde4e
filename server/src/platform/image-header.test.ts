import { expect, it } from 'vitest'
import { tinyGif, tinyJpeg, tinyPng, tinyWebp } from '../testing/tiny-images.js'
import { isTooLargeToShow, readImageHeader } from './image-header.js'

const text = (words: string): Uint8Array => new TextEncoder().encode(words)

it('an image says its type and its size, whatever it is called', () => {
  expect(readImageHeader(tinyPng(640, 480))).toEqual({ type: 'image/png', width: 640, height: 480 })
  expect(readImageHeader(tinyGif(20, 30))).toEqual({ type: 'image/gif', width: 20, height: 30 })
  expect(readImageHeader(tinyJpeg(4000, 3000))).toEqual({ type: 'image/jpeg', width: 4000, height: 3000 })
  for (const form of ['VP8 ', 'VP8L', 'VP8X'] as const)
    expect(readImageHeader(tinyWebp(1600, 900, form))).toEqual({
      type: 'image/webp',
      width: 1600,
      height: 900,
    })
})

it('what a browser could run, or cannot show, is none', () => {
  for (const other of [
    text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    text('<?xml version="1.0"?><svg/>'),
    text('<!doctype html><script>alert(1)</script>'),
    text('%PDF-1.7'),
    text('BM      '),
    text('GIF89'),
    text('RIFF    WAVE'),
    new Uint8Array(0),
    tinyPng(0, 10),
    tinyJpeg(0, 0),
  ])
    expect(readImageHeader(other)).toBeNull()
})

it('one that is cut off anywhere before its size is none, and none is read for ever', () => {
  for (const image of [tinyPng(9, 9), tinyGif(9, 9), tinyJpeg(9, 9), tinyWebp(9, 9, 'VP8X')]) {
    for (let length = 0; length < 20; length += 1)
      expect([null, 9]).toContain(readImageHeader(image.subarray(0, length))?.width ?? null)
  }
  // A segment that says it has no length.
  expect(readImageHeader(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]))).toBeNull()
})

it('a few bytes that claim more pixels than a reader has memory for are too large', () => {
  const tooLarge = (image: Uint8Array) =>
    isTooLargeToShow(readImageHeader(image) ?? { type: 'image/png', width: 0, height: 0 })
  expect(tooLarge(tinyPng(6000, 6000))).toBe(false)
  expect(tooLarge(tinyPng(100_000, 100_000))).toBe(true)
  expect(tooLarge(tinyPng(20_000, 1))).toBe(true)
  expect(tooLarge(tinyPng(0xffffffff, 0xffffffff))).toBe(true)
})
