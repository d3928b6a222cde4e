import { hashRecord, type MinutesBlock, plainText } from '@tandem/shared/documents'
import type { DelegationCode } from '@tandem/shared/ids'
import { numberParagraphs, outcomesOf, setListed, standingOf } from '@tandem/shared/minutes'
import { readMinutes, writeMinutes } from '@tandem/shared/documents'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Parts } from '../parts.js'
import { openEmbeddedStore } from '../storage/embedded/index.js'
import { hashParagraphs, paragraphsOf } from '../testing/data-paragraphs.js'
import { type DemonstrationStore, openDemonstration } from '../testing/demonstration-store.js'
import { onBothStores } from '../testing/on-both-stores.js'
import { MinutesImport } from './minutes-import.js'
import { blockOf, type DataParagraph, readWorkspace, type Workspace } from './index.js'

const symbols = ['CCWG/8/MIN', 'EWG-CS/9/RPT', 'CX23/IPM/ROD'] as const

let workspace: Workspace
beforeAll(async () => {
  workspace = await readWorkspace()
})

function dataOf(symbol: string) {
  const data = workspace.records.find((record) => record.symbol === symbol)
  if (!data) throw new Error(`no record ${symbol}`)
  return data
}

/** Every paragraph the data has of a record, whichever version brought it. */
function paragraphsIn(symbol: string): DataParagraph[] {
  const { base, versions } = dataOf(symbol)
  return [...base, ...versions.flatMap(({ ops }) => ops.flatMap((op) => (op.op === 'insert' ? op.para : [])))]
}

/** A record of the store in the data's form, with what it says here. */
async function stored({ documents, meetings }: Parts, symbol: string) {
  const meeting = await meetings.findBySymbol(symbol.slice(0, symbol.lastIndexOf('/')))
  if (!meeting) throw new Error(`no meeting of ${symbol}`)
  const all = await documents.ofMeeting(meeting.id)
  const document = all.find((each) => each.symbol === symbol)
  const agenda = all.find(({ kind }) => kind === 'agenda')
  if (document?.kind !== 'record' || !agenda) throw new Error(`no ${symbol}`)
  const { record } = await documents.readMinutes(document.id)
  const numbers = (await documents.readAgenda(agenda.id)).record
  return { document, record, paragraphs: paragraphsOf(symbol, record, numbers, paragraphsIn(symbol)) }
}

const hashWhenNew = new Map<string, string>()

onBothStores(
  'the demonstration’s records',
  (demonstration) => {
    it.each(symbols)('%s says what its last version says, to the letter [M14, X05]', async (symbol) => {
      const { paragraphs, record } = await stored(demonstration().parts, symbol)
      const last = dataOf(symbol).versions.at(-1)
      expect(hashParagraphs(paragraphs)).toBe(last?.contentHash)
      expect(hashRecord(record)).toBe(hashWhenNew.get(symbol))
      expect([...numberParagraphs(record).values()]).toEqual(paragraphs.map((_, index) => index + 1))
    })

    it('each version is one row of the log, by its person at its time [M13]', async () => {
      const { document } = await stored(demonstration().parts, 'CCWG/8/MIN')
      const rows = await demonstration().store.updateLog.readSince(document.id, 0)
      const users = demonstration().parts.users
      const [secretary, head] = [await users.findByLogin('kor.secretary'), await users.findByLogin('kor.hod')]
      expect(rows.map(({ author, at, kind }) => [author, new Date(at).toISOString(), kind])).toEqual([
        [secretary?.id, '2023-05-09T07:10:00.000Z', 'import'],
        [secretary?.id, '2023-05-10T08:20:00.000Z', 'import'],
        [head?.id, '2023-05-12T01:00:00.000Z', 'import'],
        [secretary?.id, '2023-05-16T07:45:00.000Z', 'import'],
      ])
    })

    it('one changed letter, flag or place is seen [M14]', async () => {
      const { paragraphs } = await stored(demonstration().parts, 'CCWG/8/MIN')
      const [first, second, ...others] = paragraphs
      if (!first || !second) throw new Error('no paragraphs')
      const spoilt = { ...first, text: { ...first.text, en: `${first.text.en?.slice(0, -1)},` } }
      for (const wrong of [
        [spoilt, second, ...others],
        [second, first, ...others],
        [{ ...first, flags: ['brackets' as const] }, second, ...others],
        [first, { ...second, item: '2' }, ...others],
      ]) {
        expect(hashParagraphs(wrong)).not.toBe(dataOf('CCWG/8/MIN').versions.at(-1)?.contentHash)
      }
    })
  },
  {
    async whileNew(parts) {
      for (const symbol of symbols) hashWhenNew.set(symbol, hashRecord((await stored(parts, symbol)).record))
    },
  },
)

describe('the demonstration’s records', () => {
  let demonstration: DemonstrationStore
  let place: string
  beforeAll(async () => {
    place = await mkdtemp(path.join(tmpdir(), 'tandem-records-'))
    const store = await openEmbeddedStore({ folder: place, purpose: 'demonstration', now: () => Date.now() })
    demonstration = await openDemonstration(store, true)
  })
  afterAll(async () => {
    await demonstration.close()
    await rm(place, { recursive: true })
  })

  const block = async (symbol: string, paragraph: string): Promise<MinutesBlock> => {
    const { record } = await stored(demonstration.parts, symbol)
    const found = record.blocks.find(({ id }) => id === blockOf(symbol, paragraph))
    if (!found) throw new Error(`no ${paragraph}`)
    return found
  }

  it('stand under headings made from the agenda, in the order of its numbers [X11]', async () => {
    const { record, paragraphs } = await stored(demonstration.parts, 'CCWG/8/MIN')
    const headings = record.blocks.filter(({ kind }) => kind === 'heading')
    expect(headings.map(({ level, text }) => `${level} ${plainText(text.en)}`)).toEqual([
      '1 Opening of the meeting',
      '1 Adoption of the agenda',
      '1 Approval of the minutes of the seventh meeting and matters arising',
      '1 Cyber threats and provocations',
      '1 Exercises',
      '2 Cyber Flag: regular participation',
      '2 First exercise between the cyber commands',
      '1 Cyber personnel: acquisition, training base and policy',
      '1 Multilateral cooperation',
      '2 ADMM-Plus cyber exercise in November',
      '2 Seoul Defense Dialogue Cyber Working Group in October',
      '1 Any other business',
      '1 Date and place of the next meeting',
    ])
    expect(plainText(headings[5]?.text.ko)).toBe('사이버플래그 정례 참가')
    const items = paragraphs.map(({ item }) => item)
    expect(items).toEqual(items.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })))
  })

  it('follow the agenda also when items were taken in another order [A14-5, X11]', async () => {
    const data = dataOf('CCWG/8/MIN')
    const { documents } = demonstration.parts
    const { document, record } = await stored(demonstration.parts, 'CCWG/8/MIN')
    const agendaId = document.agendaId
    if (!agendaId) throw new Error('no agenda')
    const agenda = (await documents.readAgenda(agendaId)).record
    // 6 before 5(b), as it was taken that day.
    const of = (item: string) => data.base.filter((paragraph) => paragraph.item === item)
    const others = data.base.filter(({ item }) => item !== '6' && item !== '5(b)')
    const taken = { ...data, base: [...of('6'), ...of('5(b)'), ...others] }
    const about = { workspace, agenda, attribution: 'both' } as const
    const doc = new Y.Doc()
    const minutes = new MinutesImport(taken, about)
    writeMinutes(doc, minutes.base())
    for (const { change } of minutes.changes()) change?.(doc)
    expect(readMinutes(doc)).toEqual(record)
  })

  it('count as agreed what was agreed and nothing else [A14-9, X10]', async () => {
    const { record } = await stored(demonstration.parts, 'CCWG/8/MIN')
    const standing = (wanted: ReturnType<typeof standingOf>) =>
      paragraphsIn('CCWG/8/MIN')
        .filter(({ id }) =>
          outcomesOf(record).some(
            (each) => each.id === blockOf('CCWG/8/MIN', id) && standingOf(each) === wanted,
          ),
        )
        .flatMap(({ outcomes }) => outcomes)
        .toSorted()
    expect(standing('agreement')).toEqual(['o-adopt', 'o-joint', 'o-next', 'o-press', 'o-prev'])
    expect(standing('pending')).toEqual(['o-hr-next'])
  })

  it('keep the verb when one of two delegations has confirmed [X14]', async () => {
    const { record } = await stored(demonstration.parts, 'CX23/IPM/ROD')
    const id = blockOf('CX23/IPM/ROD', 'r5')
    const doc = new Y.Doc()
    writeMinutes(doc, record)
    setListed(doc, null, id, 'adReferendum', { code: 'MYS' as DelegationCode, listed: false })
    expect(readMinutes(doc).blocks.find((each) => each.id === id)).toMatchObject({
      adReferendum: ['KOR'],
      verb: 'agreed_in_principle',
    })
  })

  it('carry owners, counterparts and due of what an outcome opened, once for each commitment', async () => {
    expect(await block('CCWG/8/MIN', 'p-sdd')).toMatchObject({
      verb: 'requested',
      opens: true,
      owners: ['USA'],
      counterparts: ['KOR'],
      due: { type: 'month', value: '2023-09' },
    })
    expect(await block('CCWG/8/MIN', 'p-ex-time')).toMatchObject({
      opens: true,
      due: { type: 'unspecified' },
    })
    // The same action, carried to where it was taken up.
    expect(await block('CCWG/8/MIN', 'p-carry')).toMatchObject({ verb: 'carried', opens: false, owners: [] })
    expect((await block('EWG-CS/9/RPT', 'q11')).owners).toHaveLength(18)
  })

  it('have their facts, their steps by the people who took them, and who was there', async () => {
    const { document } = await stored(demonstration.parts, 'CCWG/8/MIN')
    const { users, meetings } = demonstration.parts
    const head = await users.findByLogin('kor.hod')
    expect(document).toMatchObject({
      state: 'comments',
      recordType: 'agreed_minutes',
      marking: 'TLP:AMBER+STRICT',
      caveats: ['RELEASABLE TO KOR, USA'],
      languages: ['ko', 'en'],
      innerCompartments: [],
      annexes: [{ of: { kind: 'agenda' } }, { of: { kind: 'delegates' } }, { of: { kind: 'actions' } }],
    })
    expect(document.steps.map(({ state }) => state)).toEqual([
      'drafting',
      'co_chair_review',
      'circulated',
      'comments',
    ])
    expect(document.steps[2]).toMatchObject({ by: head?.id, at: Date.parse('2023-05-12T01:00:00Z') })
    const { document: planning } = await stored(demonstration.parts, 'CX23/IPM/ROD')
    expect(planning.innerCompartments).toEqual(['trusted_agents'])
    const meeting = await meetings.find(document.meetingId)
    expect(meeting?.attendance).toHaveLength(2)
    expect(meeting?.attendance?.[1]?.people[0]?.ko).toBe('미측 수석대표(사이버정책 부차관보)')
  })
})
