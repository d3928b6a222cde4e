import { numberItems } from '@tandem/shared/agendas'
import { readRecord } from '@tandem/shared/documents'
import type { Participant } from '@tandem/shared/protocol'
import type { DocumentSync } from '@tandem/shared/sync'
import { PresenceStack } from './presence-stack'
import { useParticipants } from './use-live-document'

/** Who is in this document now. Pressing someone goes to the item where that person is. */
export function LivePresence({ sync }: { sync: DocumentSync }) {
  const others = useParticipants(sync)
  const numbers = numberItems(readRecord(sync.doc))
  return (
    <PresenceStack
      you={sync.you}
      others={others}
      numberAt={({ place }) => (place ? (numbers.get(place.itemId) ?? null) : null)}
      onGoTo={goTo}
    />
  )
}

function goTo({ place }: Participant): void {
  if (place) document.getElementById(place.itemId)?.scrollIntoView({ block: 'center', behavior: 'smooth' })
}
