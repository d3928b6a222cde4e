import { numberItems } from '@tandem/shared/agendas'
import type { CanonicalRecord } from '@tandem/shared/documents'
import { numberParagraphs } from '@tandem/shared/minutes'
import type { Place } from '@tandem/shared/protocol'

/** How people call the place where someone is: the number of an agenda's item, or of a paragraph of minutes. */
export function numbersOfPlaces(record: CanonicalRecord): (place: Place | null) => string | null {
  if (record.kind === 'agenda') {
    const numbers = numberItems(record)
    return (place) => (place?.itemId && numbers.get(place.itemId)) ?? null
  }
  const numbers = numberParagraphs(record)
  return (place) => {
    const number = place?.blockId && numbers.get(place.blockId)
    return number ? String(number) : null
  }
}
