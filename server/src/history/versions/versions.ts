/**
 * Names that people give positions in a document's log, and how far each of them has looked.
 *
 * Always true:
 *  1. A version is a name for a position: nothing is copied, and the hash of what stood there is kept from the
 *     moment it was named [M10].
 *  2. A position has one name that a person gave it, whoever was first.
 *  3. What was circulated stays as it was sent: name, text and date. It counts from the moment the document's
 *     own step names it, since the step and the new state are one write.
 *  4. How far a person has looked moves only forward.
 */
import { type CirculateDocument, draftName, type VersionLabel } from '@tandem/shared/history'
import { type DocumentId, newId, type UserId, type VersionId } from '@tandem/shared/ids'
import type { DocumentState } from '@tandem/shared/permissions'
import { refuse } from '@tandem/shared/protocol'
import type { Document, Documents, DocumentStep } from '../../documents/index.js'
import type { Collections } from '../../platform/collection.js'
import type { Histories } from '../document-history.js'
import { recordHash } from '../record-hash.js'
import { departureSpec, type Seen, seenSpec, type StoredVersion, versionSpec } from './versions.store.js'

export interface VersionsParts {
  collections: Collections
  documents: Pick<Documents, 'find' | 'step'>
  histories: Pick<Histories, 'of'>
  /** Domain time, ms. */
  now: () => number
  /** Who has it open is asked anew what he may; from then on nobody writes who may not. */
  changedState: (documentId: DocumentId) => Promise<void>
}

export interface Versions {
  /** Those that count, oldest position first. */
  ofDocument(document: Document): Promise<StoredVersion[]>
  /** Where the text stood that was sent to others first; null: none was. */
  firstCirculated(documentId: DocumentId): Promise<number | null>
  /** Refused when the position has a name already. */
  name(document: Document, seq: number, label: VersionLabel, by: UserId): Promise<StoredVersion>
  /** Another name or description. What was circulated keeps its own. */
  describe(document: Document, id: VersionId, label: VersionLabel): Promise<StoredVersion>
  /** Freezes what stands now under a name and takes the document to the state in which others read it. */
  circulate(document: Document, label: CirculateDocument, by: UserId): Promise<StoredVersion>
  /** One that had its name and its time already, brought in from elsewhere. */
  bringIn(version: Omit<StoredVersion, 'hash' | 'namedSeq'>): Promise<void>
  /** The last person left it at this position: an automatic version ends there. */
  lastLeft(documentId: DocumentId, seq: number): Promise<void>
  /** Where it stood whenever the last person left it. */
  departures(documentId: DocumentId): Promise<number[]>
  seen(documentId: DocumentId, userId: UserId): Promise<number | null>
  /** Moves it forward; looking at what is older changes nothing. Answers where it stands. */
  see(documentId: DocumentId, userId: UserId, seq: number): Promise<number>
}

/** From where a document is circulated, and where that takes it (C1, C2). */
export const circulation = {
  agenda: { from: 'draft', to: 'circulated_for_comment' },
  record: { from: 'co_chair_review', to: 'circulated' },
} as const satisfies Record<Document['kind'], { from: DocumentState; to: DocumentState }>

export function openVersions(parts: VersionsParts): Versions {
  const { collections, documents, histories, now } = parts
  const versions = collections.collection(versionSpec)
  const seen = collections.collection(seenSpec)
  const departures = collections.collection(departureSpec)
  const seenId = (documentId: DocumentId, userId: UserId): string => `${documentId}:${userId}`

  async function hashAt(documentId: DocumentId, seq: number): Promise<string> {
    const history = await histories.of(documentId)
    if (!history) throw refuse('not_found')
    return recordHash(history.materialise(seq).record)
  }

  async function headOf(documentId: DocumentId): Promise<{ seq: number; hash: string }> {
    const history = await histories.of(documentId)
    if (!history) throw refuse('not_found')
    return { seq: history.headSeq, hash: recordHash(history.materialise(history.headSeq).record) }
  }

  async function insert(version: StoredVersion): Promise<StoredVersion> {
    const inserted = await versions.insert(version)
    if (inserted.kind === 'duplicate') throw refuse('version_named')
    return version
  }

  async function ofDocument(document: Document): Promise<StoredVersion[]> {
    const stepped = new Set(document.steps.map(({ version }) => version))
    return (await versions.find('byDocument', [document.id]))
      .map(({ value }) => value)
      .filter(({ kind, id }) => kind !== 'circulated' || stepped.has(id))
      .toSorted((a, b) => a.seq - b.seq || a.at - b.at)
  }

  /** While the old state held, someone may have written on: what is frozen is what nobody edits any more. */
  async function freeze(version: StoredVersion): Promise<StoredVersion> {
    const { seq, hash } = await headOf(version.documentId)
    if (seq === version.seq) return version
    const frozen = { ...version, seq, hash }
    await versions.replace(frozen, 1)
    return frozen
  }

  return {
    ofDocument,

    async firstCirculated(documentId) {
      const document = await documents.find(documentId)
      const all = document ? await ofDocument(document) : []
      return all.find(({ kind }) => kind === 'circulated')?.seq ?? null
    },

    async name({ id: documentId }, seq, label, by) {
      const hash = await hashAt(documentId, seq)
      const facts = { id: newId('ver'), documentId, seq, kind: 'named', by, at: now() } as const
      return insert({ ...facts, ...label, hash, namedSeq: seq })
    },

    async describe(document, id, label) {
      for (;;) {
        const before = await versions.get(id)
        if (before?.value.documentId !== document.id) throw refuse('not_found')
        if (before.value.kind === 'circulated') throw refuse('version_frozen')
        const after = { ...before.value, ...label }
        const replaced = await versions.replace(after, before.version)
        if (replaced.kind === 'stored') return after
        // Somebody else described it in between: the later words win, and the earlier were there.
      }
    },

    async circulate(document, label, by) {
      const { from, to } = circulation[document.kind]
      if (document.state !== from) throw refuse('not_circulable')
      const drafts = (await ofDocument(document)).filter(({ kind }) => kind === 'circulated')
      const name = label.name ?? draftName(drafts.length + 1, document.languages)
      const [note, at] = [label.note ?? '', now()]
      const version: StoredVersion = {
        id: newId('ver'),
        documentId: document.id,
        ...(await headOf(document.id)),
        kind: 'circulated',
        name,
        note,
        by,
        at,
        namedSeq: null,
      }
      await insert(version)
      const said = note === '' ? name : `${name}. ${note}`
      const step: DocumentStep = { at, by, state: to, note: said, version: version.id }
      const after = await documents.step(document, step)
      if (!after) {
        await versions.remove(version.id)
        throw refuse('not_circulable')
      }
      await parts.changedState(document.id)
      return freeze(version)
    },

    async bringIn(version) {
      const hash = await hashAt(version.documentId, version.seq)
      await insert({ ...version, hash, namedSeq: null })
    },

    async lastLeft(documentId, seq) {
      // Once more at the same position, it says nothing new.
      await departures.insert({ id: `${documentId}:${seq}`, documentId, seq })
    },
    departures: async (documentId) =>
      (await departures.find('byDocument', [documentId])).map(({ value }) => value.seq),

    seen: async (documentId, userId) => (await seen.get(seenId(documentId, userId)))?.value.seq ?? null,

    async see(documentId, userId, seq) {
      for (;;) {
        const before = await seen.get(seenId(documentId, userId))
        if (before && before.value.seq >= seq) return before.value.seq
        const after: Seen = { id: seenId(documentId, userId), documentId, userId, seq }
        const stored = before ? await seen.replace(after, before.version) : await seen.insert(after)
        if (stored.kind === 'stored') return seq
      }
    },
  }
}
