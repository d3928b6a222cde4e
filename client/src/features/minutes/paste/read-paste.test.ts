// @vitest-environment jsdom
import { plainText } from '@tandem/shared/documents'
import { expect, test } from 'vitest'
import type { PastedBlock } from './pasted'
import { readHtml, readPlainText } from './read-paste'
import * as samples from './samples'

function blocksOf(html: string): PastedBlock[] {
  const pasted = readHtml(html)
  if ('refused' in pasted) throw new Error(pasted.refused)
  return pasted.blocks
}

/** One line a block: what it is, its level and its words. */
function outline(html: string): string[] {
  return blocksOf(html).map((block) => {
    if (block.kind === 'image') return `image ${String(block.source ?? '-').slice(0, 15)} ${block.alt}`
    if (block.kind === 'table') return block.table.map((row) => row.map(cellWords).join(' | ')).join(' // ')
    const mark = block.kind === 'list_item' ? (block.ordered ? '1.' : '•') : block.kind
    return `${mark}${block.level} ${plainText(block.runs)}`
  })
}

function cellWords({ header, colspan, rowspan, text }: Cell): string {
  const spans = colspan > 1 || rowspan > 1 ? `[${colspan}x${rowspan}]` : ''
  return `${header ? '#' : ''}${spans}${text.map(plainText).join('¶')}`
}
type Cell = Extract<PastedBlock, { kind: 'table' }>['table'][number][number]

test('a letter from Word keeps its headings, its lists with levels, its table and where its image was', () => {
  expect(outline(samples.word365)).toEqual([
    'heading0 Agenda item 5(a). Cyber Flag',
    'narrative0 The ROK side proposed that ROK forces take part in Cyber Flag regularly.',
    '•0 First point, which goes on in the next line',
    '•1 Point below it',
    '1.0 Number one',
    '1.0 Number two',
    '#Owner | #Action | #Due // MYS | Issue a second draft¶with the annex | 30 June // [2x1]KOR and MYS | open',
    'image - Programme of the exercise',
    'narrative0 After the table, as inserted.',
  ])
})

test('of Word nothing else is left: no comment, no deleted text, no style, no mark [B]', () => {
  const all = JSON.stringify(blocksOf(samples.word365))
  expect(all).not.toMatch(/mso|Mso|font|Calibri|bold|italic|comment|was deleted|v:shape|<|\\u00a0/)
})

test('Word in a browser says the levels of its lists beside them', () => {
  expect(outline(samples.wordOnline)).toEqual([
    'heading1 Matters arising',
    '•0 Open actions',
    '•1 CCWG7/02',
    'narrative0 Nothing else.',
  ])
})

test('a page from Google Docs keeps its structure and its own links, and no bold', () => {
  expect(outline(samples.googleDocs)).toEqual([
    'heading0 합의의사록',
    'narrative0 양측은 의제를 채택하였다. See the programme.',
    '1.0 First',
    '1.1 Below first',
    '1.0 Second',
    'image data:image/png; Map',
    'Country | Seat // Malaysia | ASEAN',
  ])
  const [, paragraph] = blocksOf(samples.googleDocs)
  expect(paragraph).toMatchObject({
    runs: [
      { text: '양측은 의제를 채택하였다. See the ' },
      { text: 'programme', link: 'https://example.org/programme' },
      { text: '.' },
    ],
  })
})

test('a web page comes as its paragraphs, quotations and lists, without its machinery', () => {
  expect(outline(samples.webPage)).toEqual([
    'heading0 Press line',
    'narrative0 The two sides agreed.',
    'narrative0 They meet again.',
    'quotation0 A word for word quotation.',
    '•0 One',
    'narrative0 and its second paragraph',
    '•0 Two',
    'narrative0 line one',
    'narrative0 line two',
    'narrative0 Left cell',
    'image - Logo',
  ])
})

test('a hostile page leaves its words and nothing that could run, load or be opened [B]', () => {
  const pasted = blocksOf(samples.hostile)
  const all = JSON.stringify(pasted)
  expect(all).not.toMatch(/javascript|vbscript|data:text|onerror|onload|alert|<|srcdoc|steal|hidden words/i)
  expect(outline(samples.hostile)).toEqual([
    'narrative0 click',
    'narrative0 tab',
    'narrative0 data',
    'narrative0 good',
    'image - ',
    'image - svg',
    'narrative0 in a form',
    '[2x2]wide |  // ',
  ])
  expect(pasted.flatMap((block) => ('runs' in block ? block.runs : [])).map(({ link }) => link)).toEqual([
    undefined,
    undefined,
    undefined,
    'mailto:a@example.org',
    undefined,
  ])
})

test('an image that only its page can open is known for one, and not taken [MIN-6]', () => {
  const read = readHtml(
    '<p>One</p><img src="blob:https://example.org/1" alt="Map"><img src="https://example.org/2.png">',
  )
  const images = 'blocks' in read ? read.blocks.filter((block) => block.kind === 'image') : []
  expect(images).toMatchObject([
    { source: null, isKept: true, alt: 'Map' },
    { source: null, isKept: false },
  ])
})

test('a table is made an even grid, whatever its spans say', () => {
  const table =
    '<table><tr><td rowspan="9">a<td colspan="999999">b</tr><tr><td>c<td>d<td>e</tr><tr></tr></table>'
  expect(outline(table)).toEqual(['[1x2]a | [59x1]b // c | d | e' + ' | '.repeat(56)])
  const wide = `<table><tr>${'<td>x'.repeat(61)}</tr></table>`
  expect(readHtml(wide)).toEqual({ refused: 'too_large' })
})

test('a page of 20 MB is refused, and so are 10 MB of words [docs/spec/sync.md]', () => {
  expect(readHtml(`<p>${'x'.repeat(20 * 1_024 * 1_024)}</p>`)).toEqual({ refused: 'too_large' })
  expect(readPlainText('한'.repeat(3_600_000))).toEqual({ refused: 'too_large' })
  expect(readPlainText('x\n'.repeat(20_001))).toEqual({ refused: 'too_large' })
})

test('markup that takes longer than a person waits is refused, and endless depth is read as its words', () => {
  let clock = 0
  expect(readHtml('<p>x</p>'.repeat(1_000), () => (clock += 3_000))).toEqual({ refused: 'slow' })
  const deep = `${'<div>'.repeat(400)}deep<script>alert(1)</script>${'</div>'.repeat(400)}`
  expect(outline(deep)).toEqual(['narrative0 deep'])
})

test('plain text is a paragraph for each line', () => {
  expect(readPlainText('One\r\n\r\n  Two \nThree')).toMatchObject({
    blocks: [{ runs: [{ text: 'One' }] }, { runs: [{ text: 'Two' }] }, { runs: [{ text: 'Three' }] }],
  })
  expect(readPlainText('한국'.normalize('NFD'))).toMatchObject({ blocks: [{ runs: [{ text: '한국' }] }] })
})

test('a paragraph longer than a browser can set becomes several, and no word is lost or cut [MIN-6]', () => {
  const words = Array.from({ length: 30_000 }, (_, at) => `w${at}`).join(' ')
  const blocks = blocksOf(`<h1>${words}</h1>`)
  const lines = blocks.map((block) => ('runs' in block ? plainText(block.runs) : ''))
  expect(lines.length).toBeGreaterThan(2)
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(4_000)
  expect(lines.join(' ')).toBe(words)
  expect(readPlainText('\u{1f600}'.repeat(5_000))).toMatchObject({ blocks: [{}, {}, {}] })
})
