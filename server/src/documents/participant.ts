import type { DelegationCode, ParticipantId, UserId } from '@tandem/shared/ids'
import type { AnyNotice, AuthorColour, Participant, Place } from '@tandem/shared/protocol'
import type { LocalisedText } from '@tandem/shared/words'
import type { Audience } from '../platform/socket/connection.js'

/** Who someone is, as the server knows it; nothing of this comes from the client [SYNC-10]. */
export interface Identity {
  userId: UserId
  name: LocalisedText
  delegation: DelegationCode | null
  role: string
}

/** One person in one live document through one socket. */
export interface LiveParticipant extends Identity {
  id: ParticipantId
  colour: AuthorColour
  /** The Yjs client id of that page load. */
  clientId: number
  place: Place | null
  /** The socket's id, by which an audience leaves it out. */
  connectionId: string
  tell(notice: AnyNotice): void
  /** With whom this one is told by one message; null while it is told alone. */
  audience: Audience | null
}

export function present(participant: LiveParticipant): Participant {
  const { id, userId, name, delegation, role, colour, clientId, place } = participant
  return { id, userId, name, delegation, role, colour, clientId, place }
}
