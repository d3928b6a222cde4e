/** What people do to a commitment: who may, and what becomes of it. Pure: the row that is to be, or a refusal. */
import type { CommitmentAct, CommitmentActName } from '@tandem/shared/commitments'
import { type DelegationCode, type MeetingId, newId, type UserId } from '@tandem/shared/ids'
import type { Action } from '@tandem/shared/permissions'
import { refuse } from '@tandem/shared/protocol'
import type { CommitmentStatus, LocalisedText } from '@tandem/shared/words'
import type { StoredCommitment, StoredEvent, Terms } from './commitments.store.js'

/** The asking person, as far as it decides what he may do. */
export interface Actor {
  userId: UserId
  delegation: DelegationCode | null
  /** By the matrix, and by his token. */
  actions: readonly Action[]
}

/** How a commitment stands when somebody wants to act on it. */
export interface Standing {
  row: StoredCommitment
  terms: Terms
  /** Each owner answers for itself. */
  isPerOwner: boolean
  /** The source paragraph's words; null when it is gone or there is none. */
  words: LocalisedText | null
  /** Terms are edited in the register, or in the record by this person, or not now. */
  termsLive: 'register' | 'record' | 'locked'
}

const closed: ReadonlySet<CommitmentStatus> = new Set(['done', 'carried', 'dropped', 'superseded'])

export function isClosed({ status }: { status: CommitmentStatus }): boolean {
  return closed.has(status)
}

/** What the role allows, whether the commitment is open or closed. */
function allowedTo(actor: Actor, { terms, isPerOwner }: Standing): Set<CommitmentActName> {
  const may = (action: Action): boolean => actor.actions.includes(action)
  const owns = actor.delegation !== null && terms.owners.includes(actor.delegation)
  const updates = may('update') || (owns && may('update_own'))
  const proposes = may('propose_close') || (owns && may('propose_close_own'))
  const allowed = new Set<CommitmentActName>()
  if (updates) allowed.add('update')
  if (updates && isPerOwner) allowed.add('owner_done')
  if (proposes && !may('close')) allowed.add('propose_done')
  if (may('close')) allowed.add('done').add('reopen')
  if (may('carry')) allowed.add('carry')
  if (may('drop')) allowed.add('drop')
  if (may('update')) allowed.add('confirm').add('edit')
  return allowed
}

/** What this person may do to it now. */
export function actsOf(actor: Actor, standing: Standing): CommitmentActName[] {
  const { row, words, termsLive } = standing
  return [...allowedTo(actor, standing)].filter((act) => {
    if (act === 'reopen') return row.status === 'done' || row.status === 'dropped'
    if (isClosed(row)) return false
    if (act === 'confirm') return words !== null
    return act !== 'edit' || termsLive !== 'locked'
  })
}

/** Of several that owe the same each, whose state this person may set. */
export function ownersOf(actor: Actor, standing: Standing): DelegationCode[] {
  if (!actsOf(actor, standing).includes('owner_done')) return []
  const { owners } = standing.terms
  return actor.actions.includes('update') ? owners : owners.filter((owner) => owner === actor.delegation)
}

/** Throws unless this person may do this now: `not_allowed` by his role, a conflict by how it stands. */
export function assertMay(actor: Actor, standing: Standing, { act }: CommitmentAct): void {
  if (!allowedTo(actor, standing).has(act)) throw refuse('not_allowed')
  if (actsOf(actor, standing).includes(act)) return
  if (act === 'reopen') throw refuse('commitment_open')
  throw refuse(isClosed(standing.row) ? 'commitment_closed' : 'not_editable_now')
}

/** The row after the act. Terms that live in the record are not touched here. */
export function afterAct(
  actor: Actor,
  standing: Standing,
  act: CommitmentAct,
  { at, nextMeetingId }: { at: number; nextMeetingId: MeetingId | null },
): StoredCommitment {
  assertMay(actor, standing, act)
  const { row, words } = standing
  const event = (what: StoredEvent['what'], note = ''): StoredEvent[] => [
    ...row.events,
    { at, by: actor.userId, what, note, number: null },
  ]
  // From the first act on, a change of the words asks whether the commitment still holds [CM-6].
  const touched: StoredCommitment = { ...row, confirmed: row.confirmed ?? words }
  switch (act.act) {
    case 'update': {
      const starts = act.started && row.status === 'open'
      const events = event(starts ? 'started' : 'updated', act.note)
      return { ...touched, status: starts ? 'in_progress' : row.status, events }
    }
    case 'propose_done':
      return { ...touched, events: event('done_proposed', act.evidence) }
    case 'done':
      return { ...touched, status: 'done', events: event('done', act.evidence) }
    case 'drop':
      return { ...touched, status: 'dropped', events: event('dropped', act.reason) }
    case 'reopen':
      return { ...touched, status: 'open', events: event('reopened', act.note) }
    case 'carry': {
      if (nextMeetingId === null) throw refuse('no_next_meeting')
      const carriedTo = { id: newId('cmt'), meetingId: nextMeetingId, status: row.status }
      return { ...touched, status: 'carried', carriedTo, events: event('carried', act.reason) }
    }
    case 'owner_done': {
      if (!ownersOf(actor, standing).includes(act.owner)) throw refuse('not_allowed')
      const others = row.ownersDone.filter((owner) => owner !== act.owner)
      const ownersDone = act.done ? [...others, act.owner] : others
      return { ...touched, ownersDone, events: event(act.done ? 'owner_done' : 'owner_reopened', act.owner) }
    }
    case 'confirm':
      return {
        ...touched,
        confirmed: words,
        wording: worded(row.wording, act.text),
        events: event('confirmed'),
      }
    case 'edit':
      return afterEdit(touched, standing, act, (what) => event(what))
  }
}

function afterEdit(
  row: StoredCommitment,
  { terms, words, termsLive }: Standing,
  { due, owners, text }: Extract<CommitmentAct, { act: 'edit' }>,
  event: (what: StoredEvent['what']) => StoredEvent[],
): StoredCommitment {
  const added = [
    ...(due === undefined ? [] : event('due_changed').slice(-1)),
    ...(owners === undefined ? [] : event('owners_changed').slice(-1)),
    ...(text === undefined ? [] : event('updated').slice(-1)),
  ]
  const changed: Terms = { ...terms, ...(due !== undefined && { due }), ...(owners && { owners }) }
  return {
    ...row,
    ...(text && { wording: worded(row.wording, text), confirmed: words ?? row.confirmed }),
    ...(termsLive === 'register' && { terms: changed }),
    events: [...row.events, ...added],
  }
}

function worded(before: LocalisedText | null, text: LocalisedText | undefined): LocalisedText | null {
  return text ? { ...before, ...text } : before
}
