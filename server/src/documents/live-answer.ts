import { type Answer, type AnyNotice, bundle, type ReceivedRequest, toWire } from '@tandem/shared/protocol'
import type { Connection } from '../platform/socket/connection.js'
import { type LiveParticipant, present } from './participant.js'
import type { Room } from './room.js'

/** The whole text, or what is missing to someone who comes back, and who else is here. */
export async function liveAnswer(
  room: Room,
  participant: LiveParticipant,
  request: ReceivedRequest<'open'>,
): Promise<Answer<'open'>> {
  await room.caughtUp()
  // Before the text is read: what is appended in between is told as well, and twice does no harm.
  const { headSeq } = room
  const { updates, stateVector } = await room.missingFor(request.seenSeq, request.stateVector)
  return {
    mode: 'live',
    updates: bundle(updates),
    stateVector: stateVector && toWire(stateVector),
    headSeq,
    you: present(participant),
    participants: room.othersFor(participant),
    setAside: [...room.setAside],
  }
}

/** A participant hears nothing before its own `opened`: until then what others do waits. */
export function tellAfterAnswer<Person>(
  participant: LiveParticipant,
  connection: Connection<Person>,
): { letGo: () => void } {
  const waiting: AnyNotice[] = []
  participant.tell = (notice) => waiting.push(notice)
  return {
    letGo() {
      participant.tell = (notice) => connection.tell(notice)
      for (const notice of waiting) connection.tell(notice)
    },
  }
}
