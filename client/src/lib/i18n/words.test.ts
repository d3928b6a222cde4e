import { expect, test } from 'vitest'
import type { Words } from './words'

type AnyWords = Words<Readonly<Record<string, string>>>

// Every file of words there is or will be: a feature's own are found by their place.
const files: Record<string, Record<string, unknown>> = {
  ...import.meta.glob<Record<string, unknown>>('./registry.ts', { eager: true }),
  ...import.meta.glob<Record<string, unknown>>('../../features/*/words.ts', { eager: true }),
}
const all = Object.entries(files).flatMap(([path, module]) =>
  Object.values(module)
    .filter(isWords)
    .map((words) => ({ path, words })),
)

function isWords(value: unknown): value is AnyWords {
  return typeof value === 'object' && value !== null && 'namespace' in value
}

test('every feature with words is found', () => {
  expect(Object.keys(files).length).toBeGreaterThan(4)
  expect(all.length).toBeGreaterThanOrEqual(Object.keys(files).length)
})

test('no two features share a namespace', () => {
  const namespaces = all.map(({ words }) => words.namespace)
  expect(new Set(namespaces).size).toBe(namespaces.length)
})

test.each(all)('$path says the same things in both languages', ({ words }) => {
  expect(Object.keys(words.ko).toSorted()).toEqual(Object.keys(words.en).toSorted())
})

test.each(all)('$path leaves nothing unsaid', ({ words }) => {
  const empty = [...Object.entries(words.en), ...Object.entries(words.ko)].filter(([, text]) => !text.trim())
  expect(empty).toEqual([])
})

test.each(all)('$path puts the same values into both languages', ({ words }) => {
  const valuesOf = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).toSorted()
  for (const key of Object.keys(words.en)) {
    expect({ key, values: valuesOf(words.ko[key] ?? '') }).toEqual({
      key,
      values: valuesOf(words.en[key] ?? ''),
    })
  }
})

test.each(all)('$path neither shouts nor begs', ({ words }) => {
  const loud = Object.values(words.en).filter((text) => /!|\bplease\b|\bsorry\b|\boops\b/i.test(text))
  expect(loud).toEqual([])
})
