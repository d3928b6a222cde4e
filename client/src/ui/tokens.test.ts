import { describe, expect, test } from 'vitest'

// Read as a file: the test runner empties every style sheet it is asked for. The client has no Node types.
const fileSystem = 'node:fs'
const files = (await import(/* @vite-ignore */ fileSystem)) as {
  readFileSync(path: URL, encoding: 'utf8'): string
}
const css = files.readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

const light = tokensOf(':root {')
const dark = { ...light, ...tokensOf("[data-theme='dark'] {") }
const themes = [
  { theme: 'light', tokens: light },
  { theme: 'dark', tokens: dark },
]

// What the components put on what. Text needs 4.5:1, boundaries and signs of controls 3:1 (WCAG 1.4.3, 1.4.11).
const surfaces = ['desk', 'paper', 'paper-2', 'raised']
const texts = ['ink', 'ink-2', 'ink-3', 'accent', 'live', 'warn', 'danger', 'seal']
const washed = ['accent', 'live', 'warn', 'danger', 'seal', 'ins', 'del', 'mov']
const authors = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8']

describe.each(themes)('in the $theme theme', ({ tokens }) => {
  test.each(pairs(texts, surfaces))('text in %s can be read on %s', (ink, surface) => {
    expect(contrast(tokens, ink, surface)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(['ink', 'ink-2', 'ink-3', 'accent'])('text in %s can be read on a selected row', (ink) => {
    expect(contrast(tokens, ink, 'desk-2')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(tokens, ink, 'accent-wash')).toBeGreaterThanOrEqual(4.5)
  })

  test.each(washed)('%s can be read on its own wash', (role) => {
    expect(contrast(tokens, role, `${role}-wash`)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(tokens, 'ink', `${role}-wash`)).toBeGreaterThanOrEqual(4.5)
  })

  test('a primary button can be read, pressed or not', () => {
    expect(contrast(tokens, 'on-accent', 'accent')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(tokens, 'on-accent', 'accent-hover')).toBeGreaterThanOrEqual(4.5)
  })

  test.each(authors)('author %s can be read as text, as a flag and on the wash', (author) => {
    expect(contrast(tokens, author, 'paper')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(tokens, 'on-author', author)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(tokens, author, `${author}-wash`)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(pairs(['line-control', 'focus'], ['desk', 'paper', 'raised']))(
    '%s is seen as a boundary on %s',
    (line, surface) => {
      expect(contrast(tokens, line, surface)).toBeGreaterThanOrEqual(3)
    },
  )
})

type Tokens = Record<string, string>

function pairs(first: readonly string[], second: readonly string[]): [string, string][] {
  return first.flatMap((one) => second.map((other): [string, string] => [one, other]))
}

/** The six-digit colours of one block of the file. */
function tokensOf(opening: string): Tokens {
  const start = css.indexOf(opening)
  const block = css.slice(start, css.indexOf('\n}', start))
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})\b/g)].map(([, name = '', colour = '']) => [
      name,
      colour,
    ]),
  )
}

function contrast(tokens: Tokens, one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(tokens, one), luminance(tokens, other)].toSorted(
    (a, b) => b - a,
  )
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(tokens: Tokens, name: string): number {
  const colour = tokens[name]
  if (!colour) throw new Error(`no token --${name}`)
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
