/**
 * The demonstration as an attacker would fill it: every text of every object in its data begins with markup that
 * wants to run. `DATA_DIR=… PORT=… node hostile-demonstration.js` says where it listens, as the demonstration does.
 */
import { type MinutesBlock, plainBlock } from '@tandem/shared/documents'
import { type BlockId, newId } from '@tandem/shared/ids'
import { createHash } from 'node:crypto'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { composeDemonstration } from '../compose.js'
import { readWorkspace, type Workspace } from '../demonstration/index.js'
import { wallClock } from '../platform/clock.js'
import { readConfig } from '../platform/config.js'
import { createLog } from '../platform/log.js'
import { endOnSignals, listen } from '../serve.js'

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
const hostile = `"><img src=x onerror=alert(1)><script>alert(2)</script>`

/** Fields in which anything may stand: words in a language, and those that are free without one. */
const free: ReadonlySet<string> = new Set([
  'en',
  'ko',
  'label',
  'summary',
  'note',
  'evidence',
  'caveats',
  'purpose',
  'provenance',
  'seat',
  'compartment',
  'compartments',
])

function filled<T>(part: T, field = ''): T {
  if (typeof part === 'string') return (free.has(field) ? `${hostile} ${part}` : part) as T
  if (Array.isArray(part)) return part.map((each: unknown) => filled(each, field)) as T
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, filled(value as unknown, name)]),
  ) as T
}

/** Minutes with everything that text can be: tables, images with words for them, footnotes, links to run. */
async function addRecord(): Promise<void> {
  const { documents, groups, images, meetings, users, wall } = composed.parts
  const group = (await groups.all()).find(({ short }) => short === 'EWG-CS')!
  const [meeting] = await meetings.ofGroup(group.id)
  const [note, table, image]: BlockId[] = [newId('blk'), newId('blk'), newId('blk')]
  const words = { text: `${hostile} words` }
  const links = [
    'javascript:alert(3)',
    'https://mod.example/"onmouseover="alert(4)',
    'data:text/html,<script>alert(5)</script>',
  ]
  const runs = [...links.map((link) => ({ ...words, link })), { ...words, footnote: note! }]
  const block = (id: BlockId, facts: Partial<MinutesBlock>) => ({ ...plainBlock(id, 'meeting'), ...facts })
  const cell = { header: false, colspan: 1, rowspan: 1, text: [runs] }
  const picture = { blob: createHash('sha256').update(png).digest('hex'), width: null }
  const both = <T>(one: T) => ({ en: one, ko: one })
  const { id } = await documents.create(
    {
      groupId: group.id,
      meetingId: meeting!.id,
      symbol: 'EWG-CS/10/RPT/Rev.9',
      marking: 'TLP:GREEN',
      kind: 'record',
      state: 'drafting',
      caveats: [hostile],
      compartment: null,
      languages: ['en', 'ko'],
      timeZone: 'UTC',
      steps: [],
      recordType: 'co_chairs_report',
      agendaId: null,
      innerCompartments: [],
      annexes: [{ letter: 'A', title: both(hostile), of: { kind: 'paper', symbol: 'EWG-CS/10/1' } }],
    },
    {
      kind: 'record',
      schemaVersion: 1,
      languages: ['en', 'ko'],
      attribution: 'meeting',
      blocks: [
        block(newId('blk'), { kind: 'heading', level: 1, text: both([words]) }),
        block(newId('blk'), { kind: 'outcome', verb: 'agreed', opens: true, text: both(runs) }),
        block(note!, { kind: 'footnote', text: both([words]) }),
        block(table!, { kind: 'table', table: both([[cell, cell]]) }),
        block(image!, { kind: 'image', image: both(picture), altText: both(hostile) }),
      ],
    },
    { userId: (await users.findByLogin('kor.cochair'))!.id, at: wall.now(), kind: 'import' },
  )
  await images.add(id, png)
}

const config = readConfig(process.env)
const log = createLog(config.logLevel)
const composed = await composeDemonstration({
  config,
  log,
  wall: wallClock,
  workspace: filled<Workspace>(await readWorkspace()),
  clientFolder: fileURLToPath(new URL('../../../client/dist/', import.meta.url)),
})
endOnSignals(() => composed.close(), log)
await addRecord()
const { url } = await listen(composed.httpServer, config.port, config.host)
process.stdout.write(`${url}\n`)
