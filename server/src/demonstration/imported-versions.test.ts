import type { ComparedBlock, Comparison, Timeline } from '@tandem/shared/history'
import { type DocumentId, newId } from '@tandem/shared/ids'
import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from 'vitest'
import { blockOf, type DataParagraph, readWorkspace, type Workspace } from './index.js'
import type { SignedIn } from '../identity/index.js'
import { hashParagraphs, paragraphsOf } from '../testing/data-paragraphs.js'
import { onBothStores } from '../testing/on-both-stores.js'
import type { Login } from '../testing/people.js'
import { comparisonOf } from '../history/versions/comparison.js'
import { labelled } from '../history/versions/labelled-history.js'
import { timelineOf } from '../history/versions/timeline.js'

type Data = Workspace['records'][number]
const symbols = ['CCWG/8/MIN', 'EWG-CS/9/RPT', 'CX23/IPM/ROD'] as const
/** Of all three groups. */
const secretary: Login = 'kor.secretary'

let workspace: Workspace
beforeAll(async () => {
  workspace = await readWorkspace()
})
const dataOf = (symbol: string): Data => workspace.records.find((record) => record.symbol === symbol)!

async function expectation(id: string): Promise<unknown> {
  const file = await readFile(new URL('../../demo/workspace.json', import.meta.url), 'utf8')
  const { expectations } = JSON.parse(file) as { expectations: { id: string; then: unknown }[] }
  return expectations.find((each) => each.id === id)?.then
}

/** What the data says a version says: its operations one after the other, by the data's own words. */
function replayed({ base, versions }: Data, v: number): DataParagraph[] {
  let paragraphs = structuredClone(base)
  for (const { ops } of versions.slice(0, v)) {
    for (const op of ops) {
      if (op.op === 'insert') {
        const at = paragraphs.findIndex(({ id }) => id === op.after) + 1
        paragraphs = paragraphs.toSpliced(at, 0, structuredClone(op.para))
        continue
      }
      const paragraph = paragraphs.find(({ id }) => id === op.para)!
      if (op.op === 'replace')
        paragraph.text[op.lang] = paragraph.text[op.lang]!.replace(op.from, () => op.to)
      else Object.assign(paragraph, { [op.field]: op.value })
    }
  }
  return paragraphs
}

onBothStores('the demonstration’s minutes', (demonstration) => {
  async function idOf(symbol: string): Promise<DocumentId> {
    const { documents, meetings } = demonstration().parts
    const meeting = await meetings.findBySymbol(symbol.slice(0, symbol.lastIndexOf('/')))
    const found = (await documents.ofMeeting(meeting!.id)).find((each) => each.symbol === symbol)
    return found!.id
  }
  async function readableTo(login: Login, symbol: string) {
    const user = await demonstration().parts.users.findByLogin(login)
    const signedIn: SignedIn = { userId: user!.id, signInId: newId('sgn') }
    return demonstration().parts.readableHistories.load(signedIn, await idOf(symbol))
  }
  async function timeline(login: Login, symbol: string): Promise<Timeline> {
    const { parts } = demonstration()
    return timelineOf(parts, await labelled(await readableTo(login, symbol), parts.versions), null)
  }

  it.each(symbols)(
    '%s has the versions of the data, with their names, times and people [M13]',
    async (symbol) => {
      const { versions, authors } = await timeline(secretary, symbol)
      const { users } = demonstration().parts
      const people = await Promise.all(
        dataOf(symbol).versions.map(async ({ by }) => {
          const login = workspace.users.find(({ id }) => id === by)!.login
          return (await users.findByLogin(login))!.id
        }),
      )
      expect(
        versions.map(({ name, note, labelledAt, by, kind }) => [
          name,
          note,
          labelledAt,
          authors[by!]?.userId,
          kind,
        ]),
      ).toEqual(
        dataOf(symbol).versions.map(({ label, summary, at, state }, index) => [
          label,
          summary,
          Date.parse(at),
          people[index],
          state === 'circulated' ? 'circulated' : 'import',
        ]),
      )
    },
  )

  it.each(symbols)('every version of %s is the data’s, paragraph by paragraph [M13, M14]', async (symbol) => {
    const { history } = await readableTo(secretary, symbol)
    const { versions } = await timeline(secretary, symbol)
    const document = await demonstration().parts.documents.find(await idOf(symbol))
    if (document?.kind !== 'record' || !document.agendaId) throw new Error(`${symbol} has no agenda`)
    const { record: agenda } = await demonstration().parts.documents.readAgenda(document.agendaId)
    expect(versions).toHaveLength(dataOf(symbol).versions.length)
    for (const [index, { seq, hash }] of versions.entries()) {
      const data = replayed(dataOf(symbol), index + 1)
      const { record } = history.materialise(seq)
      if (record.kind !== 'record') throw new Error('no minutes')
      const paragraphs = paragraphsOf(symbol, record, agenda, data)
      // Both languages, kind, attribution, flags, item, order.
      expect(paragraphs).toEqual(data)
      expect(hashParagraphs(paragraphs)).toBe(dataOf(symbol).versions[index]!.contentHash)
      expect(hash).toMatch(/^[0-9a-f]{64}$/)
    }
  })

  it('versions 3 and 4 of CCWG/8/MIN compare as the data says, in either order [X06]', async () => {
    const readable = await readableTo('usa.hod', 'CCWG/8/MIN')
    const { parts } = demonstration()
    const comparison = await comparisonOf(parts, readable, 4, 3)
    expect(await comparisonOf(parts, readable, 3, 4)).toEqual(comparison)
    expect(comparison).toMatchObject({ fromSeq: 3, toSeq: 4 })
    expect(inWordsOfTheData(comparison, dataOf('CCWG/8/MIN'))).toEqual(await expectation('X06'))
  })

  it('what happened to their words is told by word, in both languages [H4]', async () => {
    const { parts } = demonstration()
    const { passages } = await comparisonOf(parts, await readableTo('usa.hod', 'CCWG/8/MIN'), 3, 4)
    const pieces = (paragraph: string) =>
      blocksOf(passages)
        .find(({ id }) => id === blockOf('CCWG/8/MIN', paragraph))!
        .texts.flatMap(({ language, pieces: each }) =>
          each.flatMap(({ change, run }) => (change === 'same' ? [] : `${language} ${change} ${run.text}`)),
        )
    expect(pieces('p-threat')).toEqual(['en added recent '])
    expect(pieces('p-cf-prop')).toEqual([
      'ko deleted 미측은',
      'ko added 한측은',
      'en deleted U.S.',
      'en added ROK',
    ])
  })
})

function blocksOf(passages: Comparison['passages']): ComparedBlock[] {
  return passages.filter((each): each is ComparedBlock => each.what === 'block')
}

/** By the data's names for its paragraphs. */
function inWordsOfTheData({ passages }: Comparison, data: Data) {
  const known = [
    ...data.base,
    ...data.versions.flatMap(({ ops }) =>
      ops.flatMap((op) => ('para' in op && typeof op.para === 'object' ? [op.para] : [])),
    ),
  ]
  const nameOf = (id: string): string => known.find((each) => blockOf(data.symbol, each.id) === id)?.id ?? id
  const blocks = blocksOf(passages)
  return {
    changedParagraphs: blocks
      .filter(({ state, moved }) => state === 'changed' || moved)
      .map(({ id }) => nameOf(id)),
    inserted: blocks.filter(({ state }) => state === 'added').map(({ id }) => nameOf(id)),
    attributionChanged: blocks.flatMap(({ id, fields }) =>
      fields
        .filter(({ field }) => field === 'attribution')
        .map(({ before, after }) => ({ paragraph: nameOf(id), from: before, to: after })),
    ),
    languagesOutOfStep: blocks.filter(({ block }) => block.lagging.length > 0).map(({ id }) => nameOf(id)),
  }
}
