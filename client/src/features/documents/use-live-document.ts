/** A document as a page uses it: its local copy, its provider, and what may be done with it. */
import type { SocketLink } from '@tandem/provider'
import type { CanonicalRecord } from '@tandem/shared/documents'
import type { DocumentId, UserId } from '@tandem/shared/ids'
import { DocumentSync, keepMarks, type SyncStatus } from '@tandem/shared/sync'
import { useEffect, useState, useSyncExternalStore } from 'react'
import * as Y from 'yjs'
import { useLink } from '../../lib/socket/link-context'
import { type LocalCopy, openLocalCopy } from './local-copy'

export interface OpenDocument {
  sync: DocumentSync
  copy: LocalCopy
}

/** Opens the document for as long as the page shows it. Null until this device's copy has been read. */
export function useOpenDocument(
  userId: UserId,
  documentId: DocumentId,
  /** Raised to open anew after the local copy was removed. */
  generation: number,
): OpenDocument | null {
  const link = useLink()
  const [open, setOpen] = useState<OpenDocument | null>(null)
  useEffect(() => {
    if (!link) return
    let gone = false
    let close: () => void = () => undefined
    void openDocument(link, userId, documentId).then((opened) => {
      close = () => closeDocument(opened)
      if (gone) close()
      else setOpen(opened)
    })
    return () => {
      gone = true
      setOpen(null)
      close()
    }
  }, [link, userId, documentId, generation])
  return open
}

async function openDocument(link: SocketLink, userId: UserId, documentId: DocumentId): Promise<OpenDocument> {
  // Before the copy is read: reading it must not edit [SYNC-7].
  const doc = keepMarks(new Y.Doc({ gc: false }))
  const copy = await openLocalCopy(userId, documentId, doc)
  const sync = new DocumentSync({
    documentId,
    doc,
    link,
    keptUnstored: copy.keptUnstored,
    hasLocalCopy: copy.hadText,
  })
  copy.follow(sync)
  return { sync, copy }
}

function closeDocument({ sync, copy }: OpenDocument): void {
  sync.destroy()
  void copy.close().then(() => sync.doc.destroy())
}

/** All of the status: it changes with every key. */
export function useSyncStatus(sync: DocumentSync): SyncStatus {
  return useOfStatus(sync, (status) => status)
}

/** What is asked of the status: whoever shows the whole page must not be drawn anew with every key. */
export function useOfStatus<Value>(sync: DocumentSync, ask: (status: SyncStatus) => Value): Value {
  return useSyncExternalStore(
    (listener) => sync.subscribe(listener),
    () => ask(sync.status),
  )
}

/** Whether this device keeps what is typed; not in some private windows, and not on a full disk. */
export function useKeeps(copy: LocalCopy): boolean {
  return useSyncExternalStore(
    (listener) => copy.subscribe(listener),
    () => copy.keeps,
  )
}

export function useReadersRecord(sync: DocumentSync): CanonicalRecord | null {
  return useSyncExternalStore(
    (listener) => sync.subscribe(listener),
    () => sync.record,
  )
}

export function useParticipants(sync: DocumentSync): DocumentSync['participants'] {
  return useSyncExternalStore(
    (listener) => sync.subscribe(listener),
    () => sync.participants,
  )
}
