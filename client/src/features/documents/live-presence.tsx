import type { Participant } from '@tandem/shared/protocol'
import type { DocumentSync } from '@tandem/shared/sync'
import { memo } from 'react'
import { PresenceStack } from './presence-stack'
import { useParticipants } from './use-live-document'
import { usePlaceNumbers } from './use-place-numbers'

/** Who is in this document now. Pressing someone goes to where that person is. */
export const LivePresence = memo(function LivePresence({ sync }: { sync: DocumentSync }) {
  const others = useParticipants(sync)
  const numberAt = usePlaceNumbers(sync.doc)
  return <PresenceStack you={sync.you} others={others} numberAt={numberAt} onGoTo={goTo} />
})

function goTo({ place }: Participant): void {
  const id = place?.itemId ?? place?.blockId
  if (id) elementOf(id)?.scrollIntoView({ block: 'center', behavior: 'smooth' })
}

/** An item of an agenda, or a block of minutes, which stands on the page once for each language. */
function elementOf(id: string): Element | null {
  return document.getElementById(id) ?? document.querySelector(`[data-id="${id}"]`)
}
