import { connectDocument } from '@tandem/provider'
import type { DocumentId } from '@tandem/shared/ids'
import { agendaText } from './agenda-text.js'
import type { Client } from './system.js'

/** A client of ours as anyone's script has it. */
export function connectByProvider(
  address: string,
  documentId: DocumentId,
  token: string,
  person: number,
): Client {
  const live = connectDocument({ url: address, token, documentId })
  return {
    doc: live.doc,
    ...agendaText(live.doc, person),
    synced: live.synced,
    onStored: (listener) => live.onChange(() => live.unstored === 0 && listener()),
    close: () => void live.destroy(),
  }
}
