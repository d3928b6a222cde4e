import { type DocumentCard, type MinutesBlock, plainBlock, type Run } from '@tandem/shared/documents'
import { BlockId, DelegationCode, DocumentId, GroupId, MeetingId, newId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import { ReaderBlock } from './reader-block'

const card: DocumentCard = {
  id: DocumentId.parse(newId('doc')),
  kind: 'record',
  symbol: 'CCWG/8/MIN',
  state: 'comments',
  marking: 'TLP:AMBER',
  languages: ['ko', 'en'],
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
  mine: ['read'],
  delegations: [],
  papers: [],
  events: [],
}

function written(given: Partial<MinutesBlock>, languages: Language[] = ['en']): string {
  const block = { ...plainBlock(BlockId.parse(newId('blk')), 'meeting'), ...given }
  return renderToStaticMarkup(
    <MemoryRouter>
      <ReaderBlock
        block={block}
        languages={languages}
        number={3}
        mark={null}
        isItem={false}
        notes={new Map()}
        commitment={null}
        card={card}
        symbols={
          new Map([
            ['CCWG/8/2', { title: 'Status of actions', address: '/documents/doc_1#itm_1' }],
            ['CCWG/8/3', { title: 'A paper' }],
          ])
        }
      />
    </MemoryRouter>,
  )
}

const saying = (...runs: Run[]) => ({ text: { en: runs } })

test('the symbol of a document is a link for whoever reads, where it leads anywhere; an unknown one is words', () => {
  const html = written(saying({ text: 'See CCWG/8/2, ' }, { text: 'CCWG/8/3 and CCWG/8/9.', bold: true }))
  expect(html).toMatch(/href="\/documents\/doc_1#itm_1"[^>]*>CCWG\/8\/2<\/a>, /)
  expect(html).toContain('title="A paper">CCWG/8/3</span> and CCWG/8/9.')
})

test('in brackets is the whole, unless the words say themselves what is not agreed', () => {
  const flags: MinutesBlock['flags'] = ['brackets']
  expect(written({ flags, ...saying({ text: 'The two sides agreed.' }) })).toContain('data-brackets')
  expect(written({ flags, ...saying({ text: 'The two sides agreed[, ad referendum].' }) })).not.toContain(
    'data-brackets',
  )
})

test('who has still to confirm is said in the language of the text', () => {
  const html = written(
    {
      adReferendum: [DelegationCode.parse('USA')],
      text: { ko: [{ text: '양측은 합의하였다.' }], en: [{ text: 'The two sides agreed.' }] },
    },
    ['ko', 'en'],
  )
  expect(html).toContain('재가 조건부: USA')
  expect(html.match(/ad ref\. USA/g)).toHaveLength(1)
})

test('what an image shows stands under it for paper, and is read out once [MIN-9]', () => {
  const image = { blob: 'a'.repeat(64), width: 400 }
  const html = written({ kind: 'image', image: { en: image }, altText: { en: 'The port' } })
  expect(html).toContain('alt="The port"')
  expect(html).toMatch(/<p class="[^"]*caption[^"]*" aria-hidden="true">The port<\/p>/)
  expect(written({ kind: 'image', image: { en: image } })).not.toContain('aria-hidden="true">')
})
