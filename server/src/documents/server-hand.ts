/**
 * The hand with which the server writes in a person's name: a Yjs client id of its own for each person,
 * bound to him like those of his pages, so that authorship needs no exception [SYNC-5].
 */
import { minutesFieldsOf, readFieldKey } from '@tandem/shared/documents'
import type { DocumentId, UserId } from '@tandem/shared/ids'
import { keepMarks } from '@tandem/shared/sync'
import * as Y from 'yjs'
import type { ClientBindings } from './client-bindings.js'

export class ServerHand {
  private readonly documentId: DocumentId
  private readonly bindings: ClientBindings
  /** One for each person while the document is open: every id stays in the document for good. */
  private readonly clients = new Map<UserId, number>()

  constructor(documentId: DocumentId, bindings: ClientBindings) {
    this.documentId = documentId
    this.bindings = bindings
  }

  /** The id under which the server writes for this person in this document, bound to him on disk. */
  async clientFor(userId: UserId, doc: Y.Doc): Promise<number> {
    const known = this.clients.get(userId)
    if (known !== undefined) return known
    let client = lowClient()
    while (doc.store.clients.has(client)) client = lowClient()
    await this.bindings.claim(this.documentId, [client], userId)
    this.clients.set(userId, client)
    return client
  }

  /** What was written is not in the log, and may be remembered all the same: its ids are used for nothing else. */
  renew(): void {
    this.clients.clear()
  }
}

/**
 * From 24 bits, where Yjs draws a page's from 32: what two clients put behind one letter stands in the order of
 * their ids, and what the server brings along into a moved block was typed before what its writer types there.
 */
function lowClient(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) >>> 8
}

/** A copy to write on. What is deleted in it keeps its letters. */
export function copyOf(doc: Y.Doc): Y.Doc {
  const copy = keepMarks(new Y.Doc({ gc: false }))
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** The compartments that paragraphs of minutes are in. */
export function compartmentsIn(doc: Y.Doc): string[] {
  const named = new Set<string>()
  for (const [key, value] of minutesFieldsOf(doc).entries()) {
    const isOne = readFieldKey(key)?.field === 'compartment' && typeof value === 'string' && value !== ''
    if (isOne) named.add(value)
  }
  return [...named]
}

/** What `change` writes under this client id, as one update; null when that is nothing. */
export function written(doc: Y.Doc, client: number, change: () => void): Uint8Array | null {
  const updates: Uint8Array[] = []
  const hear = (update: Uint8Array): void => void updates.push(update)
  doc.clientID = client
  doc.on('update', hear)
  try {
    doc.transact(change)
  } finally {
    doc.off('update', hear)
  }
  const [first, ...more] = updates
  if (!first) return null
  return more.length === 0 ? first : Y.mergeUpdates(updates)
}
