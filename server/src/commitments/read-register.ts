/**
 * The register of commitments as one person sees it (A9, M19).
 *
 * Always true:
 *  1. A commitment is there only for who may read its record in its present state, by the record's marking and
 *     the paragraph's compartment; deny by default [CM-4].
 *  2. What a record says comes out of this person's copy of it, never out of the whole record (PERM-7).
 */
import type { CommitmentView } from '@tandem/shared/commitments'
import type { DocumentId, UserId } from '@tandem/shared/ids'
import { mayAct } from '@tandem/shared/permissions'
import type { LocalisedText } from '@tandem/shared/words'
import type { Release } from '../agendas/index.js'
import type { Documents, RecordDocument } from '../documents/index.js'
import type { Group, Membership } from '../groups/index.js'
import type { Users } from '../identity/index.js'
import type { Meetings } from '../meetings/index.js'
import type { Collection } from '../platform/collection.js'
import type { StoredCommitment } from './commitments.store.js'
import type { NumberOutcomes } from './number-outcomes.js'
import { compareNumbers } from './numbers.js'
import { present } from './present.js'
import { blockOf, guardOf, isOutOfSight, maySee, type Source, sourceOf } from './source.js'
import type { Asking, Surroundings } from './surroundings.js'

export interface RegisterParts {
  rows: Collection<StoredCommitment>
  documents: Pick<Documents, 'ofGroup' | 'readMinutes'>
  meetings: Pick<Meetings, 'ofGroup'>
  users: Pick<Users, 'find'>
  release: Pick<Release, 'releaseFor'>
  numberOutcomes: Pick<NumberOutcomes, 'numbered'>
  completeCarried: (row: StoredCommitment) => Promise<StoredCommitment | null>
  /** Domain time, ms. */
  now: () => number
}

/** The records of a group that this person may read, as he may see them, by id. */
export async function readableRecords(
  parts: Pick<RegisterParts, 'documents' | 'release' | 'numberOutcomes'>,
  member: Membership,
): Promise<Map<DocumentId, Source>> {
  const sources = new Map<DocumentId, Source>()
  for (const document of await parts.documents.ofGroup(member.groupId)) {
    if (document.kind !== 'record' || !mayAct(member, 'read', document)) continue
    sources.set(document.id, await readSource(parts, member, document))
  }
  return sources
}

/** One record, as this person may see it, every outcome of it numbered. */
export async function readSource(
  { documents, release, numberOutcomes }: Pick<RegisterParts, 'documents' | 'release' | 'numberOutcomes'>,
  member: Membership,
  document: RecordDocument,
): Promise<Source> {
  const { record } = await documents.readMinutes(document.id)
  await numberOutcomes.numbered(document, record)
  const released = (await release.releaseFor(member, document))(record)
  if (released.kind !== 'record') throw new Error(`The record ${document.id} was released as another kind.`)
  return sourceOf(document, released)
}

/** By meeting, then number. */
export async function readRegister(
  parts: RegisterParts,
  group: Group,
  asking: Asking,
): Promise<CommitmentView[]> {
  const sources = await readableRecords(parts, asking.member)
  const rows = await rowsOf(parts, group)
  const surroundings = await surroundingsOf(parts, group, rows)
  const ordinals = new Map(surroundings.meetings.map(({ id, ordinal }) => [id, ordinal]))
  const place = ({ meetingId }: StoredCommitment): number => ordinals.get(meetingId) ?? 0
  return rows
    .map((row) => [row, sourceFor(row, sources)] as const)
    .filter(([row, source]) => isOpenTo(asking.member, row, source, group))
    .toSorted(([a], [b]) => place(a) - place(b) || compareNumbers(a, b))
    .map(([row, source]) => present(row, source, surroundings, asking))
}

function sourceFor(row: StoredCommitment, sources: ReadonlyMap<DocumentId, Source>): Source | null {
  return (row.sourceDocumentId && sources.get(row.sourceDocumentId)) ?? null
}

function isOpenTo(member: Membership, row: StoredCommitment, source: Source | null, group: Group): boolean {
  if (row.sourceDocumentId !== null && source === null) return false
  const block = blockOf(row, source)
  if (block?.withheld || isOutOfSight(row, block)) return false
  const document = source?.document ?? null
  const within = document && { document, block }
  return maySee(member, guardOf(row, within, group.defaultMarking), document)
}

/** All rows of a group; what a stopped process left half carried is completed first. */
async function rowsOf(
  { rows, completeCarried }: Pick<RegisterParts, 'rows' | 'completeCarried'>,
  { id }: Group,
): Promise<StoredCommitment[]> {
  const stored = (await rows.find('byGroup', [id])).map(({ value }) => value)
  const known = new Set(stored.map((row) => row.id))
  const halfCarried = stored.filter(({ carriedTo }) => carriedTo && !known.has(carriedTo.id))
  const completed = await Promise.all(halfCarried.map(completeCarried))
  return [...stored, ...completed.filter((row) => row !== null)]
}

async function surroundingsOf(
  { meetings, users, now }: Pick<RegisterParts, 'meetings' | 'users' | 'now'>,
  group: Group,
  rows: readonly StoredCommitment[],
): Promise<Surroundings> {
  const people = new Set(rows.flatMap(({ events }) => events.map(({ by }) => by)))
  const names = new Map<UserId, LocalisedText>()
  for (const userId of people) {
    const user = userId && (await users.find(userId))
    if (user) names.set(user.id, user.name)
  }
  return {
    group,
    meetings: await meetings.ofGroup(group.id),
    now: now(),
    names,
    numbers: new Map(rows.map(({ id, number }) => [id, number])),
  }
}
