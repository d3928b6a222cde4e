// @vitest-environment jsdom
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { DocumentCard } from '@tandem/shared/documents'
import type { Comparison, Piece, Timeline } from '@tandem/shared/history'
import { GroupId, MeetingId, newId } from '@tandem/shared/ids'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { MemoryRouter } from 'react-router'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { setLanguage } from '../../lib/i18n'
import { listenToKeys } from '../../lib/keys'
import { LocaleProvider } from '../../lib/time'
import { TooltipProvider } from '../../ui'
import { HistoryScreen } from './history-screen'
import { block, blockId, comparison, documentId, heading, numbered, timeline, version } from './testing'

const card: DocumentCard = {
  id: documentId,
  kind: 'record',
  symbol: 'CCWG/8/MIN',
  state: 'drafting',
  marking: 'TLP:AMBER',
  languages: ['en'],
  caveats: [],
  isOfFormerCycle: false,
  timeZone: 'Asia/Seoul',
  group: { id: GroupId.parse(newId('grp')), short: 'CCWG', name: { en: 'Group' } },
  meeting: {
    id: MeetingId.parse(newId('mtg')),
    symbol: 'CCWG/8',
    ordinal: 8,
    kind: 'regular',
    dates: null,
    month: null,
    venue: null,
    format: 'in_person',
    host: null,
  },
  mine: ['read', 'edit', 'read_history'],
  delegations: [
    { code: 'USA', name: { en: 'United States' } },
    { code: 'KOR', name: { en: 'Republic of Korea' } },
  ],
  papers: [],
  events: [],
}

const life = timeline([
  version(1, { kind: 'opened' }),
  version(3, { kind: 'named', name: 'First draft' }),
  version(9),
])
const changed = comparison(
  numbered([
    heading('h1', 'Opening', 'a'),
    block('p1', 'As before.'),
    block('p2', 'They [-suggested-] {+proposed+} a window.'),
    {
      ...block('p3', 'The Meeting agreed.', { state: 'changed' }),
      fields: [
        { field: 'verb', before: 'agreed', after: 'shared', deed: { author: 1, at: 0 }, weight: 94 },
        { field: 'attribution', before: 'USA', after: 'KOR', deed: { author: 0, at: 0 }, weight: 100 },
      ],
    },
  ]),
)

interface Answers {
  timeline: Timeline | number
  comparison: Comparison | number
}

let answers: Answers
let asked: string[]
let root: Root
let client: QueryClient
let stop: () => void

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.stubGlobal('matchMedia', (media: string) => ({
    matches: false,
    media,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }))
  Element.prototype.scrollIntoView = () => undefined
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    const answer = path.includes('/comparison') ? answers.comparison : answers.timeline
    return Promise.resolve(
      typeof answer === 'number'
        ? new Response(JSON.stringify({ code: answer === 404 ? 'not_found' : 'internal' }), {
            status: answer,
          })
        : new Response(JSON.stringify(answer)),
    )
  })
  asked = []
  answers = { timeline: life, comparison: changed }
  setLanguage('en')
  localStorage.clear()
  document.body.innerHTML = '<div id="root"></div>'
  root = createRoot(document.getElementById('root') as HTMLElement)
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  stop = listenToKeys()
})

afterEach(() => {
  stop()
  act(() => root.unmount())
  client.clear()
  vi.unstubAllGlobals()
})

async function show(address = '/', more: Partial<DocumentCard> = {}): Promise<void> {
  await act(async () => {
    root.render(
      <QueryClientProvider client={client}>
        <LocaleProvider timeZone="Asia/Seoul">
          <TooltipProvider>
            <MemoryRouter initialEntries={[address]}>
              <HistoryScreen
                card={{ ...card, ...more }}
                language="en"
                languages={['en']}
                itemNumber={() => '4'}
                sides={null}
                onCompared={() => undefined}
                notFound={<p>There is nothing here</p>}
              />
            </MemoryRouter>
          </TooltipProvider>
        </LocaleProvider>
      </QueryClientProvider>,
    )
  })
  await until(() => expect(page()).not.toMatch(/^$|Reading the history|Comparing/))
}

/** What comes of an act, also a turn later: answers, rows that are added, places that are measured. */
function acts(does: () => void = () => undefined): Promise<void> {
  return act(async () => {
    does()
    await new Promise((resolve) => setTimeout(resolve))
  })
}

/** Waits for what React does once an answer is there. */
async function until(check: () => void): Promise<void> {
  await acts()
  const since = performance.now()
  for (;;) {
    try {
      check()
      return
    } catch (error) {
      if (performance.now() - since > 30_000) throw error
      await acts()
    }
  }
}

const page = () => document.body.textContent
const press = (key: string, more: KeyboardEventInit = {}) =>
  acts(
    () =>
      void document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
      ),
  )
const rows = () => [...document.querySelectorAll<HTMLElement>('[data-row]')].map((row) => row.dataset['row'])
const button = (name: string | RegExp) =>
  [...document.querySelectorAll('button')].find((each) => {
    const own = each.getAttribute('aria-label') ?? each.textContent
    return typeof name === 'string' ? own === name : name.test(own)
  })

test('the facts come first, in the language of the meeting', async () => {
  await show()
  expect(page()).toContain('agreed → shared: force 5 → 1')
  expect(page()).toContain('United States → Republic of Korea')
  expect(asked.some((path) => path.endsWith('/history/comparison?from=3&to=9'))).toBe(true)
})

test('a change is an ins or a del that says who did it, also without colours', async () => {
  await show()
  expect(document.querySelector('del')?.textContent).toBe('deleted by Korea secretary:suggested')
  expect(document.querySelector('ins')?.textContent).toBe('added by United States note-taker:proposed')
  await press('C', { shiftKey: true })
  expect(document.querySelector('del')?.textContent).toBe('deleted by Korea secretary:suggested')
})

test('unchanged paragraphs are folded until they are opened; C shows them all', async () => {
  await show()
  expect(rows()).not.toContain(blockId('p1'))
  await acts(() => button('¶ 1 unchanged')?.click())
  expect(rows()).toContain(blockId('p1'))
  await press('c')
  expect(rows()).toEqual(['h1', 'p1', 'p2', 'p3'].map(blockId))
  await press('c')
})

test('N and P go from change to change and round again', async () => {
  await show()
  const current = () => document.querySelector<HTMLElement>('[data-row][aria-current]')?.dataset['row']
  expect(current()).toBeUndefined()
  await press('n')
  expect(current()).toBe(blockId('p2'))
  expect(page()).toContain('Change 1 of 2')
  await press('n')
  expect(current()).toBe(blockId('p3'))
  await press('n')
  expect(current()).toBe(blockId('p2'))
  await press('p')
  expect(current()).toBe(blockId('p3'))
})

test('the current paragraph says who changed it when, and what can be done', async () => {
  await show()
  await press('n')
  expect(button('Restore A’s wording')).toBeTruthy()
  expect(button('Every wording')).toBeTruthy()
})

test('an item whose heading stayed is restored with what changed under it; one to which something was only added is not', async () => {
  const added = block('p5', '{+Added since.+}', { state: 'added' })
  const calm = numbered([heading('h2', 'Closing', 'b'), block('p4', 'As before.'), added])
  answers.comparison = { ...changed, passages: [...changed.passages, ...calm] }
  await show()
  await press('c')
  const opens = (name: string) =>
    acts(() => document.querySelector<HTMLElement>(`[data-row="${blockId(name)}"] button`)?.click())
  await opens('h1')
  expect(button('Restore the item as in A')).toBeTruthy()
  await opens('p1')
  expect(button(/^Restore A’s|^Restore the item/)).toBeUndefined()
  await opens('h2')
  expect(button('Restore the item as in A')).toBeUndefined()
  await press('c')
})

test('who does not write is offered neither names nor restoring', async () => {
  answers.timeline = { ...life, firstSeq: 1 }
  await show('/', { mine: ['read', 'read_history'] })
  await press('n')
  expect(button('Restore A’s wording')).toBeUndefined()
  expect(button('Name this version…')).toBeUndefined()
  expect(button('Copy link')).toBeTruthy()
})

test('a version in which nobody wrote anything has no empty line for who did', async () => {
  const named = version(9, { kind: 'named', name: 'As agreed', note: 'What both had.', shares: [] })
  answers.timeline = timeline([version(1, { kind: 'opened' }), version(3), named])
  await show()
  expect(button(/^Compare As agreed/)?.textContent).toBe('As agreedWhat both had.')
  expect(button(/^Compare As agreed/)?.childElementCount).toBe(2)
})

test('always the older first, whichever the address names first', async () => {
  await show('/?from=9&to=1')
  expect(asked.some((path) => path.endsWith('comparison?from=1&to=9'))).toBe(true)
})

test('nothing changed is said so', async () => {
  answers.comparison = comparison(numbered([block('p1', 'As before.')]))
  await show()
  expect(page()).toContain('Nothing changed between A and B.')
})

test('what cannot be read can be tried again', async () => {
  answers.timeline = 500
  await show()
  expect(page()).toContain('The history could not be read')
  answers.timeline = life
  await acts(() => button('Try again')?.click())
  await until(() => expect(page()).toContain('agreed → shared'))
})

test('what is not open to the reader looks like what does not exist [C3]', async () => {
  answers.timeline = 404
  await show()
  expect(page()).toContain('There is nothing here')
})

test('with only what one author did, the summary, the words by item and who changed what are of that author', async () => {
  await show()
  await until(() => expect(page()).toContain('note-takerUSA+1'))
  await acts(() =>
    button('Filter')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
  )
  const choice = [...document.querySelectorAll<HTMLElement>('[role=menuitemradio]')].find(
    ({ textContent }) => textContent === 'Korea secretary',
  )
  await acts(() => choice?.click())
  await until(() => expect(page()).toContain('0 words added, 1 deleted'))
  expect(page()).toContain('United States → Republic of Korea')
  expect(page()).not.toContain('agreed → shared')
  expect(page()).toContain('¶ 1 not changed by this author')
  expect(button(/^4.*Opening/)?.textContent).toMatch(/−1$/)
  const who = [...document.querySelectorAll('h2')].find(({ textContent }) => textContent?.startsWith('Who'))
  await until(() => expect(who?.parentElement?.querySelectorAll('li')).toHaveLength(1))
  // Of what one did the whole can be brought back.
  await press('n')
  expect(button(/Restore A’s wording/)).toBeTruthy()
}, 60_000)

test('new edits do not change the text under the reader; one press takes them in', async () => {
  await show()
  answers.timeline = { ...life, headSeq: 12, versions: [...life.versions.slice(0, 2), version(12)] }
  await acts(
    () => void client.invalidateQueries({ queryKey: ['document', documentId, 'history', 'timeline'] }),
  )
  await until(() => expect(page()).toContain('Moved on: 3 edits since'))
  expect(asked.filter((path) => path.includes('to=12'))).toEqual([])
  await acts(() => button('Take in')?.click())
  await until(() => expect(asked.some((path) => path.endsWith('from=3&to=12'))).toBe(true))
  expect(page()).not.toContain('Moved on')
})

test('read from B to A, what was added is deleted', async () => {
  await show()
  await acts(() => button('Read from B to A')?.click())
  expect(document.querySelector('ins')?.textContent).toContain('suggested')
  expect(document.querySelector('del')?.textContent).toContain('proposed')
  expect(page()).toContain('shared → agreed: force 1 → 5')
})

test('words that a footnote is to have its number behind them, of those that stand if any do', async () => {
  const note = blockId('n')
  const plain = block('p1', 'They met.')
  const [text] = plain.texts
  const deed = { author: 0, at: 0 }
  const noted = (pieces: Piece[]) => ({ ...plain, state: 'changed' as const, texts: [{ ...text!, pieces }] })
  const foot = { ...block('n', 'CCWG/8/4'), numberBefore: '3', numberAfter: '2' }
  const kept: Piece[] = [
    { change: 'same', run: { text: 'The plan', footnote: note } },
    { change: 'deleted', run: { text: ' of May', footnote: note }, deed },
    { change: 'same', run: { text: ' stands.' } },
  ]
  const gone: Piece[] = [{ change: 'deleted', run: { text: 'The plan', footnote: note }, deed }]
  const marks = () =>
    [...document.querySelectorAll('sup')].map(
      (mark) => `${mark.parentElement?.localName} ${mark.textContent} ${mark.nextSibling?.textContent ?? ''}`,
    )
  const footnote = { ...foot, block: { ...foot.block, kind: 'footnote' as const } }
  answers.comparison = comparison([noted(kept), footnote])
  await show()
  expect(marks()).toEqual(['p Footnote 2 deleted by Korea secretary: of May'])
  answers.comparison = comparison([noted(gone), footnote])
  await acts(() => void client.resetQueries())
  await until(() => expect(marks()).toEqual(['del Footnote 2 ']))
})
