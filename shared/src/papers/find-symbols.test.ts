import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findSymbols } from './find-symbols.js'
import { PaperSymbol } from './index.js'

const texts: [text: string, symbols: string[]][] = [
  ['reviewed the status of actions (CCWG/8/2).', ['CCWG/8/2']],
  ['adopted the agenda contained in CCWG/8/1/Rev.1 (Annex A)', ['CCWG/8/1/Rev.1']],
  ['양측은 CCWG/8/1/Rev.1의 의제를 채택하였다', ['CCWG/8/1/Rev.1']],
  [
    'EWG-CS/10/3, EWG-CS/10/CRP.1 and EWG-CS/10/RPT/Corr.1.',
    ['EWG-CS/10/3', 'EWG-CS/10/CRP.1', 'EWG-CS/10/RPT/Corr.1'],
  ],
  ['The sentence ends with CCWG/8/2.', ['CCWG/8/2']],
  ['CX23/IPM/ROD', ['CX23/IPM/ROD']],
  ['Action CCWG8/02 is open', []],
  ['and/or, his/her/their', []],
  ['https://example.org/CCWG/8/2', []],
  ['CCWG/8/2/x', []],
  ['CCWG/8/2x', []],
  ['xCCWG/8/2', []],
  ['CCWG/8/1/Rev', []],
  ['', []],
]

test.each(texts)('%s names %j [A11]', (text, symbols) => {
  const found = findSymbols(text)
  expect(found.map(({ symbol }) => symbol)).toEqual(symbols)
  expect(found.map(({ from, to }) => text.slice(from, to))).toEqual(symbols)
})

test('whatever the text, what is found is a symbol and stands in it [A11]', () => {
  const pieces = fc.constantFrom('CCWG', '/', '8', 'Rev', '.', '1', ' ', 'INF', 'MIN', '의', 'A-', 'x')
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), (all) => {
      const text = all.join('')
      for (const { symbol, from, to } of findSymbols(text)) {
        expect(PaperSymbol.safeParse(symbol).success && text.slice(from, to) === symbol).toBe(true)
      }
    }),
  )
})
