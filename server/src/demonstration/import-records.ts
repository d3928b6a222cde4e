/** Records of the demonstration's data, version by version: what was written when, and by whom (M13). */
import type { Annex } from '@tandem/shared/minutes'
import type { Documents, RecordDocument } from '../documents/index.js'
import type { Versions } from '../history/index.js'
import { type GroupId, type MeetingId, newId, type UserId } from '@tandem/shared/ids'
import { MinutesImport } from './minutes-import.js'
import type { Workspace } from './workspace.js'
import type { DataRecord } from './workspace-records.js'

export interface RecordImportParts {
  documents: Documents
  versions: Pick<Versions, 'bringIn'>
}

/** What the record belongs to, as it was imported before. */
export interface RecordPlace {
  groupId: GroupId
  meetingId: MeetingId
  timeZone: string
  isBilateral: boolean
  userOf(dataId: string): UserId
}

/** Brings in the first version; what comes back writes the others, each as an edit at its time and by its person. */
export async function importRecord(
  { documents, versions }: RecordImportParts,
  data: DataRecord,
  workspace: Workspace,
  place: RecordPlace,
): Promise<() => Promise<void>> {
  const agenda = (await documents.ofMeeting(place.meetingId)).find(({ kind }) => kind === 'agenda')
  if (!agenda) throw new Error(`${data.symbol}: its meeting has no agenda.`)
  const { record } = await documents.readAgenda(agenda.id)
  const attribution = place.isBilateral ? 'both' : 'meeting'
  const minutes = new MinutesImport(data, { workspace, agenda: record, attribution })
  const [first] = data.versions
  if (!first) throw new Error(`${data.symbol} has no version.`)
  const { groupId, meetingId, timeZone } = place
  const named = data.versions.map((version) => ({ ...version, version: newId('ver') }))
  const document: Omit<RecordDocument, 'id'> = {
    kind: 'record',
    groupId,
    meetingId,
    timeZone,
    symbol: data.symbol,
    state: data.state,
    marking: data.marking,
    caveats: data.caveats,
    compartment: null,
    languages: data.languages.map(({ lang }) => lang),
    steps: named.map(({ version, at, by, state, label, summary }) => ({
      at: Date.parse(at),
      by: place.userOf(by),
      state,
      note: `${label}. ${summary}`,
      version,
    })),
    recordType: data.type,
    agendaId: agenda.id,
    annexes: data.annexes.map((annex) => annexOf(annex, agenda.symbol)),
    innerCompartments: compartmentsIn(data),
  }
  const { id } = await documents.create(document, minutes.base(), {
    userId: place.userOf(first.by),
    at: Date.parse(first.at),
    kind: 'import',
  })
  return async () => {
    const changes = [null, ...minutes.changes()]
    let seq = 1
    for (const [index, { version, at, by, state, label, summary }] of named.entries()) {
      const [time, userId] = [Date.parse(at), place.userOf(by)]
      const change = changes[index]?.change
      const stored = change && (await documents.act(id, { userId, kind: 'import', at: time }, change))
      seq = stored?.seq ?? seq
      await versions.bringIn({
        id: version,
        documentId: id,
        seq,
        kind: state === 'circulated' ? 'circulated' : 'import',
        name: label,
        note: summary,
        by: userId,
        at: time,
      })
    }
  }
}

/** By symbol: the agenda, the list of delegates, which is a meeting's first paper of information, or any other paper. */
function annexOf({ id, title, ref }: DataRecord['annexes'][number], agenda: string): Annex {
  const annex = (of: Annex['of']): Annex => ({ letter: id, title, of })
  if (ref === 'generated') return annex({ kind: 'actions' })
  if (ref === agenda) return annex({ kind: 'agenda' })
  return annex(ref.endsWith('/INF.1') ? { kind: 'delegates' } : { kind: 'paper', symbol: ref })
}

function compartmentsIn({ base, versions }: DataRecord): string[] {
  const inserted = versions.flatMap(({ ops }) => ops.flatMap((op) => (op.op === 'insert' ? [op.para] : [])))
  return [...new Set([...base, ...inserted].flatMap(({ compartment }) => compartment ?? []))]
}
