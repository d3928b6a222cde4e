/** Moving a block loses nothing: people who type, delete and move at once, on slow lines and without one [M6]. */
import { hashRecord, minutesTextOf, readMinutes } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { keepMarks } from '@tandem/shared/sync'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { keepingLog } from '../../testing/keeping-log.js'
import { memoryCollections } from '../../testing/memory-collections.js'
import { memoryUpdateLog } from '../../testing/memory-update-log.js'
import { boldWords, Mover, standingWords } from '../../testing/mover.js'
import { KnownWords } from '../../testing/remote-page.js'
import { report } from '../../testing/report.js'
import { seeded } from '../../testing/seeded.js'
import { someMinutes } from '../../testing/some-minutes.js'
import { neverCompacts } from '../compacts.js'
import { openDocuments } from '../open-documents.js'
import { noNeighbours } from '../room-neighbours.js'

const asked = process.env['SEED']
const runs = Number(process.env['RUNS'] ?? (asked === undefined ? 150 : 1))
const first = Number(asked ?? 100_400)
// Other meetings on each run, so that every run of the tests has looked a little further.
const fresh = Array.from({ length: 25 }, () => Math.floor(Math.random() * 2 ** 31))

test(`in ${runs} meetings no word is lost or doubled when blocks are moved, and no block stands twice [M6]`, async () => {
  report(`seeds of moved blocks: ${first} to ${first + runs - 1}`)
  await meetings(
    Array.from({ length: runs }, (_, at) => first + at),
    asked === undefined,
  )
}, 3_600_000)

if (asked === undefined)
  test(`and in ${fresh.length} meetings nobody has seen yet [M6]`, () => meetings(fresh), 600_000)

test.each([
  [100_509, 'a block that one person moved twice from two copies'],
  [201_447, 'words of a mover that look like others he had taken out'],
  [300_246, 'a block whose two copies were both moved, one of them with words the other lacks'],
  [602_910, 'a block whose two copies were both moved while another deleted it'],
  [820_433, 'a word as long as one that was taken out of an earlier copy'],
  [820_387, 'a block that got an id of its own, moved by one who had not heard of that'],
  [821_821, 'a word taken out between two others, and words behind it'],
  [850_185, 'a copy of what stands beside an empty copy of another copy'],
  [921_599, 'a word taken out again that begins and ends like one of another'],
  [701_900, 'a letter left beside one that was taken out, and which of the two it is'],
  [604_080, 'words of a mover that look like others he had taken out, in a copy of a copy'],
])('in meeting %i, which once went wrong: %s [M6]', (seed) => meetings([seed]))

test('in meeting 7014 a word made bold in a copy that went, another having moved it first, stays bold [M6]', () =>
  meetings([7_014], true))

/** All of them, also when one goes wrong: what fails is named by its seed. */
async function meetings(seeds: readonly number[], withMarks = false): Promise<void> {
  let words = 0
  const wrongs: string[] = []
  for (const seed of seeds) {
    const outcome = await meeting(seed, withMarks)
    for (const wrong of outcome.wrongs) wrongs.push(`SEED=${seed}: ${wrong}`)
    words += outcome.words
  }
  report(`${words} words in ${seeds.length} meetings`)
  expect(wrongs, 'SEED=… npm run prove -- server/src/documents/moves').toEqual([])
}

/** Whatever is drawn in it comes from the seed, ids included. */
async function meeting(seed: number, withMarks: boolean): Promise<{ wrongs: string[]; words: number }> {
  const random = seeded(seed)
  Object.defineProperty(crypto, 'getRandomValues', {
    configurable: true,
    value: <Numbers extends Uint8Array | Uint32Array>(into: Numbers): Numbers => {
      into.forEach((_, at) => (into[at] = Math.floor(random() * 2 ** 32)))
      return into
    },
  })
  try {
    return await meet(random, withMarks)
  } finally {
    Reflect.deleteProperty(crypto, 'getRandomValues')
  }
}

async function meet(random: () => number, withMarks: boolean): Promise<{ wrongs: string[]; words: number }> {
  const below = (end: number): number => Math.floor(random() * end)
  const log = keepingLog()
  const updateLog = memoryUpdateLog()
  let now = 1_000
  const documents = openDocuments({
    updateLog,
    collections: memoryCollections(),
    now: () => (now += 1),
    logger: log,
    compaction: neverCompacts,
    neighbours: noNeighbours,
    onForgery: () => undefined,
    seatsOf: () => Promise.resolve([]),
  })
  const by = { userId: newId('usr'), at: 1, kind: 'import' } as const
  const { id } = await documents.create(description(), someMinutes(4, ''), by)
  const known = new KnownWords()
  const people = Array.from({ length: 2 + below(3) }, () => new Mover(documents, id, random, known))
  for (const person of people) await person.comes()
  for (let step = 0; step < 60; step += 1) {
    const person = people[below(people.length)] as Mover
    const kind = random()
    if (kind < 0.5) person.acts()
    else if (kind < 0.7) await person.sends()
    else if (kind < 0.92) person.reads()
    else if (person.isHere) await person.goes()
    else await person.comes()
  }
  // Twice: what one of them still had to send, the others have to hear.
  for (let round = 0; round < 2; round += 1) for (const person of people) await person.finishes()
  const logged = keepMarks(new Y.Doc())
  for (const row of await updateLog.readSince(id, 0)) Y.applyUpdate(logged, row.frame)
  const wrongs = [...wrongsOf(logged, known), ...(withMarks ? lostMarks(logged, known) : [])]
  const hash = hashRecord(readMinutes(logged))
  for (const { doc } of people) {
    if (hashRecord(readMinutes(doc)) !== hash) wrongs.push('two copies differ')
  }
  for (const { level, event, facts } of log.lines)
    if (level === 'error') wrongs.push(`${event} ${String(facts['error'])}`)
  await documents.close()
  return { wrongs, words: known.words.length }
}

function wrongsOf(doc: Y.Doc, known: KnownWords): string[] {
  const wrongs: string[] = []
  for (const language of ['en', 'ko'] as const) {
    const ids = minutesTextOf(doc, language)
      .toArray()
      .map((node) => (node as Y.XmlElement).getAttribute('id'))
    if (new Set(ids).size !== ids.length) wrongs.push(`a block stands twice in ${language}`)
  }
  const standing = standingWords(doc)
  for (const [id, { block, language, isStored, isDeleted }] of known.words.entries()) {
    // Two who move what a third has just deleted bring it back twice, the second time as a block of its own.
    if (known.deletedBlocks.has(block)) continue
    const where = standing.get(id) ?? []
    if (where.length > 1) wrongs.push(`word ${id} stands ${where.length} times`)
    if (where.length === 0 && isStored && !isDeleted) wrongs.push(`word ${id} is lost`)
    if (where.length > 0 && where[0] !== `${block} ${language}`)
      wrongs.push(`word ${id} stands in another block`)
  }
  return wrongs
}

/**
 * Of words that were made bold once, those that are not. Marks beside each other of the same moment are Yjs' own
 * matter, moved or not. One who marks a word and moves its block, which another moved before him, may find the
 * mark gone (meeting 7007): a word is never lost by that.
 */
function lostMarks(doc: Y.Doc, known: KnownWords): string[] {
  const [bold, standing] = [boldWords(doc), standingWords(doc)]
  return known.words.flatMap(({ block, language, marks }, id) => {
    const isMarked = marks[0] === true && known.marksIn(block, language) === 1
    const stands = standing.has(id) && known.movedBlocks.has(block) && !known.deletedBlocks.has(block)
    return isMarked && stands && !bold.has(id) ? [`word ${id} is bold no longer`] : []
  })
}

function description(): Parameters<ReturnType<typeof openDocuments>['create']>[0] {
  return {
    kind: 'record',
    recordType: 'agreed_minutes',
    agendaId: null,
    annexes: [],
    innerCompartments: [],
    groupId: newId('grp'),
    meetingId: newId('mtg'),
    symbol: 'EWG-CS/10/MIN',
    state: 'drafting',
    marking: 'TLP:AMBER',
    caveats: [],
    compartment: null,
    languages: ['en', 'ko'],
    timeZone: 'Asia/Kuala_Lumpur',
    steps: [],
  }
}
