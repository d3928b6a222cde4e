/**
 * Commitments: what outcomes left someone to do, from meeting to meeting (A9, M19).
 * A row is one value, and an act is one replacement of it: of two people who act at once the second acts on
 * what the first left, or is told that it is closed [CM-7].
 */
import type { CommitmentAct, CommitmentView, NumberedOutcomes } from '@tandem/shared/commitments'
import type { MinutesBlock } from '@tandem/shared/documents'
import type {
  ActivityId,
  BlockId,
  CommitmentId,
  DelegationCode,
  DocumentId,
  GroupId,
  MeetingId,
  UserId,
} from '@tandem/shared/ids'
import { setDue, setList } from '@tandem/shared/minutes'
import type { Guarded } from '@tandem/shared/permissions'
import { refuse } from '@tandem/shared/protocol'
import type { LocalisedText, OutcomeVerb } from '@tandem/shared/words'
import type { Release } from '../agendas/index.js'
import type { Document, Documents } from '../documents/index.js'
import type { Group, Groups } from '../groups/index.js'
import type { Users } from '../identity/index.js'
import type { Meetings } from '../meetings/index.js'
import type { Collections } from '../platform/collection.js'
import type { Log } from '../platform/log.js'
import { afterAct, assertMay } from './acts.js'
import { completeCarried, meetingToCarryTo } from './carrying.js'
import {
  commitmentSpec,
  outcomeKey,
  type Seen,
  type StoredCommitment,
  type StoredEvent,
  type Terms,
} from './commitments.store.js'
import { type Decisions, openDecisions } from './decisions.js'
import { newRow, NumberOutcomes } from './number-outcomes.js'
import { opensCommitment, seenIn, wordsOf } from './outcome-block.js'
import { actorOf, standingOf } from './present.js'
import { readRegister, readSource } from './read-register.js'
import { blockOf, guardOf, isFinal, isOutOfSight, type Source } from './source.js'
import type { Asking } from './surroundings.js'

export interface CommitmentsParts {
  collections: Collections
  documents: Pick<Documents, 'find' | 'ofGroup' | 'readMinutes' | 'readBlockFacts' | 'readAgenda' | 'act'>
  groups: Pick<Groups, 'find'>
  meetings: Pick<Meetings, 'find' | 'ofGroup'>
  users: Pick<Users, 'find'>
  release: Pick<Release, 'releaseFor'>
  /** Domain time, ms. */
  now: () => number
  log: Log
  numbersChanged: (documentId: DocumentId) => void
}

export interface FoundCommitment {
  thing: StoredCommitment
  groupId: GroupId
  guarded: Guarded
  within?: Guarded
}

/** One that has its number already, brought in from elsewhere. */
export interface KnownCommitment extends Terms {
  groupId: GroupId
  meetingId: MeetingId
  number: string
  formerNumbers: string[]
  source: { documentId: DocumentId; blockId: BlockId } | null
  verb: OutcomeVerb
  wording: LocalisedText | null
  status: StoredCommitment['status']
  ownersDone: DelegationCode[]
  activityId: ActivityId | null
  events: StoredEvent[]
}

export interface Commitments {
  decisions: Decisions
  /** For `access`: what guards it, and the record it stands in. */
  find(id: CommitmentId): Promise<FoundCommitment | null>
  /** Everything of the group that this person may see, by meeting and number. */
  register(group: Group, asking: Asking): Promise<CommitmentView[]>
  one(group: Group, asking: Asking, id: CommitmentId): Promise<CommitmentView>
  /** The numbers of one record's outcomes, in their order, as far as this person may see them. */
  numbersIn(document: Document, member: Asking['member']): Promise<NumberedOutcomes['commitments']>
  /** Whether any has the number of this meeting. */
  areAt(meetingId: MeetingId): Promise<boolean>
  /** Does it, or refuses: `not_found`, `not_allowed`, or with what stands in the way now. */
  act(group: Group, asking: Asking, id: CommitmentId, act: CommitmentAct): Promise<void>
  /** Stores one that has its number already. Refused when the number is taken. */
  bringIn(facts: KnownCommitment): Promise<StoredCommitment>
  /** Nobody has to confirm what came from this record: it was brought in together with it. */
  confirmAsItStands(documentId: DocumentId): Promise<void>
  /** New rows in a document's log: its outcomes get their numbers soon. */
  documentChanged(documentId: DocumentId): void
  close(): Promise<void>
}

/** Somebody else acted on it in between, that often in a row: let the person try again. */
const mostTries = 10

export function openCommitments(parts: CommitmentsParts): Commitments {
  const { documents, groups, meetings, now } = parts
  const rows = parts.collections.collection(commitmentSpec)
  const numberOutcomes = new NumberOutcomes({ ...parts, rows })
  const registerParts = { ...parts, rows, numberOutcomes, completeCarried: complete }

  async function complete(row: StoredCommitment): Promise<StoredCommitment | null> {
    const source = await readWhole(row)
    const { owners, counterparts, due } = row.terms ?? blockOf(row, source) ?? row.seen
    return completeCarried(rows, meetings, row, { owners, counterparts, due })
  }

  /** The record it comes from, with all that is in it. */
  async function readWhole(row: StoredCommitment): Promise<Pick<Source, 'record' | 'document'> | null> {
    const document = row.sourceDocumentId && (await documents.find(row.sourceDocumentId))
    if (!document || document.kind !== 'record') return null
    return { document, record: (await documents.readMinutes(document.id)).record }
  }

  async function sourceFor(row: StoredCommitment, { member }: Asking): Promise<Source | null> {
    const document = row.sourceDocumentId && (await documents.find(row.sourceDocumentId))
    return document && document.kind === 'record' ? readSource(registerParts, member, document) : null
  }

  async function rowFor(
    facts: Omit<KnownCommitment, 'source' | 'verb' | keyof Terms>,
    source: KnownCommitment['source'],
    seen: Seen,
  ): Promise<StoredCommitment> {
    const { owners, counterparts, due } = seen
    const document = source && (await documents.find(source.documentId))
    const livesInRecord = document?.kind === 'record' && !isFinal(document)
    return {
      ...newRow(seen),
      ...facts,
      sourceDocumentId: source?.documentId ?? null,
      sourceBlockId: source?.blockId ?? null,
      outcome: source && outcomeKey(source.documentId, source.blockId),
      terms: livesInRecord ? null : { owners, counterparts, due },
    }
  }

  async function standByWords(id: CommitmentId, block: MinutesBlock): Promise<void> {
    for (;;) {
      const stored = await rows.get(id)
      if (!stored) return
      const { value, version } = stored
      const after = { ...value, seen: seenIn(block, value.seen), confirmed: wordsOf(block) }
      if ((await rows.replace(after, version)).kind === 'stored') return
    }
  }

  /** In the person's name, under the outcome, where everyone in the document sees it at once (M19). */
  async function editInRecord(
    { sourceDocumentId, sourceBlockId }: StoredCommitment,
    userId: UserId,
    { due, owners }: Extract<CommitmentAct, { act: 'edit' }>,
  ): Promise<void> {
    if (!sourceDocumentId || !sourceBlockId || (due === undefined && owners === undefined)) return
    await documents.act(sourceDocumentId, { userId, kind: 'edit' }, (doc) => {
      if (due !== undefined) setDue(doc, null, sourceBlockId, due)
      if (owners) setList(doc, null, sourceBlockId, 'owners', owners)
    })
  }

  const register: Commitments['register'] = (group, asking) => readRegister(registerParts, group, asking)

  return {
    decisions: openDecisions(registerParts),
    register,

    async find(id) {
      const row = (await rows.get(id))?.value
      const group = row && (await groups.find(row.groupId))
      if (!row || !group) return null
      const whole = await readWhole(row)
      if (row.sourceDocumentId && !whole) return null
      const within = whole && { document: whole.document, block: blockOf(row, whole) }
      if (within && isOutOfSight(row, within.block)) return null
      const guarded = guardOf(row, within, group.defaultMarking)
      return { thing: row, groupId: row.groupId, guarded, ...(within && { within: within.document }) }
    },

    async one(group, asking, id) {
      const found = (await register(group, asking)).find((each) => each.id === id)
      if (!found) throw refuse('not_found')
      return found
    },

    areAt: async (meetingId) => (await rows.find('byMeeting', [meetingId])).length > 0,
    async numbersIn(document, member) {
      if (document.kind !== 'record') return []
      const { record } = await readSource(registerParts, member, document)
      const stored = await rows.find('bySource', [document.id])
      const byOutcome = new Map(stored.map(({ value }) => [value.outcome, value]))
      return record.blocks.flatMap((block) => {
        const row = opensCommitment(block) && byOutcome.get(outcomeKey(document.id, block.id))
        return row ? [{ id: row.id, blockId: block.id, number: row.number }] : []
      })
    },

    async act(group, asking, id, act) {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const stored = await rows.get(id)
        if (!stored) throw refuse('not_found')
        const row = stored.value
        const source = await sourceFor(row, asking)
        const standing = standingOf(row, source, group, asking)
        const actor = actorOf(row, source, group, asking)
        assertMay(actor, standing, act)
        if (act.act === 'edit' && standing.termsLive === 'record') await editInRecord(row, actor.userId, act)
        const next = act.act === 'carry' ? meetingToCarryTo(await meetings.ofGroup(group.id), row) : null
        const after = afterAct(actor, standing, act, { at: now(), nextMeetingId: next?.id ?? null })
        const replaced = await rows.replace(after, stored.version)
        if (replaced.kind !== 'stored') continue
        if (after.carriedTo) await complete(after)
        if (row.sourceDocumentId) parts.numbersChanged(row.sourceDocumentId)
        return
      }
      throw refuse('not_stored')
    },

    async bringIn({ source, verb, owners, counterparts, due, ...facts }) {
      const row = await rowFor(facts, source, { verb, compartment: null, owners, counterparts, due })
      const inserted = await rows.insert(row)
      if (inserted.kind === 'duplicate') throw new Error(`There is a commitment ${row.number} already.`)
      return row
    },

    async confirmAsItStands(documentId) {
      const { record } = await documents.readMinutes(documentId)
      const blocks = new Map(record.blocks.map((block) => [block.id, block]))
      for (const { value } of await rows.find('bySource', [documentId])) {
        const block = value.sourceBlockId && blocks.get(value.sourceBlockId)
        if (block) await standByWords(value.id, block)
      }
    },

    documentChanged: (documentId) => numberOutcomes.changed(documentId),
    close: () => numberOutcomes.close(),
  }
}
