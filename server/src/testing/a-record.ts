import type { MinutesBlock } from '@tandem/shared/documents'
import { type GroupId, type MeetingId, newId } from '@tandem/shared/ids'
import type { Marking, RecordState } from '@tandem/shared/permissions'
import type { Parts } from '../compose.js'
import type { RecordDocument } from '../documents/index.js'

/** A record in English with these blocks, in a meeting that is there. */
export async function aRecord(
  { documents, wall }: Pick<Parts, 'documents' | 'wall'>,
  about: {
    groupId: GroupId
    meetingId: MeetingId
    symbol: string
    state: RecordState
    marking: Marking
    compartment?: string | null
  },
  blocks: MinutesBlock[],
): Promise<RecordDocument> {
  const compartments = blocks.flatMap(({ compartment }) => compartment ?? [])
  const made = await documents.create(
    {
      ...about,
      kind: 'record',
      caveats: [],
      compartment: about.compartment ?? null,
      languages: ['en'],
      timeZone: 'UTC',
      steps: [],
      recordType: 'co_chairs_report',
      agendaId: null,
      annexes: [],
      innerCompartments: [...new Set(compartments)],
    },
    { kind: 'record', schemaVersion: 1, languages: ['en'], attribution: 'meeting', blocks },
    { userId: newId('usr'), at: wall.now(), kind: 'import' },
  )
  if (made.kind !== 'record') throw new Error(`${made.id} is no record.`)
  return made
}
