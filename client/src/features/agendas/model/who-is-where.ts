import type { ItemId } from '@tandem/shared/ids'
import type { Participant } from '@tandem/shared/protocol'
import type { LiveSession } from '@tandem/shared/sync'
import { useRef, useSyncExternalStore } from 'react'

/** The others at one item, one entry for each person even if he has it open twice. */
export function participantsAt(participants: readonly Participant[], id: ItemId): Participant[] {
  const there = participants.filter((each) => each.place?.itemId === id)
  return there.filter((each, at) => there.findIndex((other) => other.userId === each.userId) === at)
}

/** Who else is at this item. Carets that move within it change nothing here. */
export function useParticipantsAt(session: LiveSession, id: ItemId): readonly Participant[] {
  const last = useRef<readonly Participant[]>([])
  return useSyncExternalStore(
    (changed) => session.subscribe(changed),
    () => {
      const now = participantsAt(session.participants, id)
      const same =
        now.length === last.current.length && now.every((each, at) => looksAlike(each, last.current[at]))
      if (!same) last.current = now
      return last.current
    },
  )
}

function looksAlike(a: Participant, b: Participant | undefined): boolean {
  return a.id === b?.id && a.colour.index === b.colour.index && a.colour.lap === b.colour.lap
}
