/** Which symbols of documents mean something in these minutes, and where each leads. */
import type { DocumentCard } from '@tandem/shared/documents'
import type { MinutesCard } from '@tandem/shared/minutes'

export interface KnownSymbol {
  /** What is shown on hover. */
  title?: string
  /** The document itself; a paper is found under the item of the agenda that lists it. */
  address?: string
}

export function knownSymbols(
  { papers }: Pick<DocumentCard, 'papers'>,
  minutes: Pick<MinutesCard, 'agenda' | 'items'> | null,
): ReadonlyMap<string, KnownSymbol> {
  const known = new Map<string, KnownSymbol>()
  for (const { symbol, title } of papers) known.set(symbol, { title: title.en ?? title.ko ?? symbol })
  const agenda = minutes?.agenda
  if (!agenda) return known
  const address = `/documents/${agenda.id}`
  for (const { id, papers: listed } of minutes.items) {
    for (const symbol of listed) {
      const paper = known.get(symbol)
      // The first that lists it.
      if (!paper?.address) known.set(symbol, { ...paper, address: `${address}#${id}` })
    }
  }
  return known.set(agenda.symbol, { address })
}
