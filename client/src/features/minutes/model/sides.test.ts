import { expect, test } from 'vitest'
import { inAlternat } from './sides'

test('a copy that begins with the other language names its side first; of more than two none has a side [A4]', () => {
  expect(inAlternat(['KOR', 'USA'], false)).toEqual(['KOR', 'USA'])
  expect(inAlternat(['KOR', 'USA'], true)).toEqual(['USA', 'KOR'])
  expect(inAlternat(['AUS', 'KOR', 'MYS'], true)).toEqual(['AUS', 'KOR', 'MYS'])
})
