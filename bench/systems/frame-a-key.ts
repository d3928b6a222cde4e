/** A client of ours that sends each change as a frame of its own, at once, as the other servers' clients do. */
import type { DocumentId } from '@tandem/shared/ids'
import { toWire } from '@tandem/shared/protocol'
import { openSocketLink } from '@tandem/provider'
import * as Y from 'yjs'
import { agendaText } from './agenda-text.js'
import type { Client } from './system.js'

export function connectFrameAKey(
  address: string,
  documentId: DocumentId,
  token: string,
  person: number,
): Client {
  const doc = new Y.Doc()
  const link = openSocketLink({ url: address, headers: { authorization: `Bearer ${token}` } })
  const storedListeners = new Set<() => void>()
  let unstored = 0
  let opened = false

  const synced = new Promise<void>((resolve, reject) => {
    link.onState((state) => {
      if (state.kind === 'open') void open().then(resolve, reject)
      if (state.kind === 'refused') reject(new Error(state.error.message))
    })
  })

  async function open(): Promise<void> {
    const stateVector = toWire(Y.encodeStateVector(doc))
    const answer = await link.request({ type: 'open', documentId, clientId: doc.clientID, stateVector })
    if (answer.mode !== 'live') throw new Error('this person may not edit')
    for (const update of answer.updates) Y.applyUpdate(doc, update, link)
    opened = true
  }

  link.onNotice('edits', ({ edits }) => {
    doc.transact(() => {
      for (const { update } of edits) Y.applyUpdate(doc, update, link)
    }, link)
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === link || !opened) return
    unstored += 1
    link.request({ type: 'edit', documentId, update: toWire(update) }).then(
      () => {
        unstored -= 1
        if (unstored === 0) for (const listener of storedListeners) listener()
      },
      // What did not arrive is counted as missing by whoever measures.
      () => undefined,
    )
  })

  return {
    doc,
    ...agendaText(doc, person),
    synced,
    onStored: (listener) => storedListeners.add(listener),
    close: () => void link.close(),
  }
}
