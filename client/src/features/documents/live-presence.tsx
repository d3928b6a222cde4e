import { numberItems } from '@tandem/shared/agendas'
import { readRecord } from '@tandem/shared/documents'
import { numberParagraphs } from '@tandem/shared/minutes'
import type { Participant } from '@tandem/shared/protocol'
import type { DocumentSync } from '@tandem/shared/sync'
import { PresenceStack } from './presence-stack'
import { useParticipants } from './use-live-document'

/** Who is in this document now. Pressing someone goes to the item where that person is. */
export function LivePresence({ sync }: { sync: DocumentSync }) {
  const others = useParticipants(sync)
  const numberAt = numbersIn(sync)
  return <PresenceStack you={sync.you} others={others} numberAt={numberAt} onGoTo={goTo} />
}

/** Where someone is, by the number people call it: of an item, or of a paragraph. */
function numbersIn({ doc }: DocumentSync): (participant: Participant) => string | null {
  const record = readRecord(doc)
  if (record.kind === 'agenda') {
    const numbers = numberItems(record)
    return ({ place }) => (place?.itemId && numbers.get(place.itemId)) ?? null
  }
  const numbers = numberParagraphs(record)
  return ({ place }) => (place?.blockId && numbers.get(place.blockId)?.toString()) ?? null
}

function goTo({ place }: Participant): void {
  const id = place?.itemId ?? place?.blockId
  if (id) elementOf(id)?.scrollIntoView({ block: 'center', behavior: 'smooth' })
}

/** An item of an agenda, or a block of minutes, which stands on the page once for each language. */
function elementOf(id: string): Element | null {
  return document.getElementById(id) ?? document.querySelector(`[data-id="${id}"]`)
}
