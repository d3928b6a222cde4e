/**
 * Fills an empty data folder with people who write in agendas and minutes, each with an access token, and tells
 * their tokens and the documents' ids as JSON:
 * `DATA_DIR=… node prepare-writers.js <people> <agendas> <characters> <items> <minutes>`.
 */
import type { AgendaRecord } from '@tandem/shared/documents'
import { type DocumentId, newId, type UserId } from '@tandem/shared/ids'
import { composeServer, type Parts } from '../compose.js'
import type { Group } from '../groups/index.js'
import { wallClock } from '../platform/clock.js'
import { readConfig } from '../platform/config.js'
import { createLog } from '../platform/log.js'
import { emptyItem } from './an-agenda.js'
import { aboutMinutes, minutesToWriteIn } from './minutes-to-write-in.js'

interface Wanted {
  people: number
  documents: number
  /** In the title of each document's first item. */
  characters: number
  /** In each agenda. */
  items: number
  minutes: number
}

interface Prepared {
  documentIds: DocumentId[]
  minutesIds: DocumentId[]
  /** One for each person, good for everything he may do. */
  tokens: string[]
}

const short = 'WG-BENCH'

async function prepareWriters(parts: Parts, wanted: Wanted): Promise<Prepared> {
  const { identity, groups, meetings, documents } = parts
  const group = await groups.create(workingGroup())
  const meeting = await meetings.create({
    groupId: group.id,
    symbol: `${short}/1`,
    ordinal: 1,
    format: 'virtual',
    status: 'planned',
    host: null,
    venue: null,
    dates: null,
    month: null,
    timeZone: 'UTC',
    sessions: [],
  })

  const people: { userId: UserId; secret: string }[] = []
  for (let person = 0; person < wanted.people; person += 1) {
    const { id: userId } = await identity.users.create({
      login: `writer.${person}`,
      name: { en: `Secretariat, desk ${person}` },
      delegation: null,
      isAdministrator: false,
      language: 'en',
    })
    await groups.admit({
      groupId: group.id,
      userId,
      role: 'secretariat',
      compartments: [],
      delegation: null,
    })
    const { secret } = await identity.tokens.create(userId, {
      name: 'writing',
      reach: 'write',
      groups: null,
      expiresAt: null,
    })
    people.push({ userId, secret })
  }
  const [first] = people
  if (!first) throw new RangeError('At least one person writes.')

  const documentIds = await Promise.all(
    Array.from({ length: wanted.documents }, async (_, index) => {
      const { id } = await documents.create(
        {
          kind: 'agenda',
          groupId: group.id,
          meetingId: meeting.id,
          symbol: `${meeting.symbol}/${index + 1}`,
          state: 'draft',
          marking: 'TLP:AMBER',
          caveats: [],
          compartment: null,
          languages: ['en'],
          timeZone: 'UTC',
          steps: [],
        },
        agendaOf(wanted),
        { userId: first.userId, at: wallClock.now(), kind: 'edit' },
      )
      return id
    }),
  )
  const minutesIds: DocumentId[] = []
  while (minutesIds.length < wanted.minutes) {
    const by = { userId: first.userId, at: wallClock.now(), kind: 'edit' } as const
    const symbol = `${meeting.symbol}/MIN/${minutesIds.length + 1}`
    const about = { groupId: group.id, meetingId: meeting.id, symbol }
    minutesIds.push((await documents.create(aboutMinutes(about), minutesToWriteIn(), by)).id)
  }
  return { documentIds, minutesIds, tokens: people.map(({ secret }) => secret) }
}

function workingGroup(): Omit<Group, 'id'> {
  return {
    kind: 'experts_wg',
    short,
    name: { en: 'Working group of many writers' },
    aliases: [],
    parentId: null,
    cycle: null,
    coChairs: [],
    workingLanguages: ['en'],
    defaultMarking: 'TLP:AMBER',
    compartments: [],
    members: [],
    observers: [],
  }
}

/** Items, each with a title to type in and one empty paragraph for more. */
function agendaOf({ characters, items }: Wanted): AgendaRecord {
  const day = newId('day')
  const title = characters > 0 ? [{ text: 'x'.repeat(characters) }] : []
  return {
    kind: 'agenda',
    schemaVersion: 1,
    languages: ['en'],
    days: [{ id: day, date: null, start: '09:00', end: '17:00' }],
    items: Array.from({ length: items }, (_, index) => ({
      ...emptyItem(day),
      title: { en: index === 0 ? title : [] },
      annotation: { en: [[]] },
    })),
  }
}

const [people = 1, documents = 1, characters = 0, items = 1, minutes = 0] = process.argv.slice(2).map(Number)
const server = await composeServer({
  config: readConfig(process.env, 'real use'),
  log: createLog('warn'),
  wall: wallClock,
  clientFolder: '.',
})
try {
  process.stdout.write(
    JSON.stringify(await prepareWriters(server.parts, { people, documents, characters, items, minutes })),
  )
} finally {
  await server.close()
}
