/** What every part of one live agenda needs; it stays the same while people type. */
import type { DocumentCard } from '@tandem/shared/documents'
import type { ItemId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import type { Plugin } from '@tiptap/pm/state'
import { createContext, type ReactNode, use, useSyncExternalStore } from 'react'
import type { Acts } from '../model/acts'
import type { Desk } from '../model/desk'

export interface AgendaView {
  desk: Desk
  acts: Acts
  card: DocumentCard
  /** The interface's language. */
  language: Language
  /** The agenda's languages, the one with the large titles first. */
  languages: readonly Language[]
  myTimeZone: string
  /** Where what is still open from earlier meetings stands, and what it is. */
  matters: { at: ItemId; content: ReactNode } | null
  /** Opens the dialog that asks where to. */
  askWhereTo: (id: ItemId) => void
  /** What else takes part in each text. */
  plugins?: (() => Plugin[]) | undefined
}

export const AgendaViewContext = createContext<AgendaView | null>(null)

export function useAgendaView(): AgendaView {
  const view = use(AgendaViewContext)
  if (!view) throw new Error('an agenda part outside AgendaEditor')
  return view
}

export function useIsCurrent(id: ItemId): boolean {
  const { current } = useAgendaView().desk
  return useSyncExternalStore(current.subscribe, () => current.get() === id)
}

/** Changes of mine in this item that no server has, told only while there is no link. */
export function useUnsent(id: ItemId): number {
  const { unsent, session } = useAgendaView().desk
  const count = useSyncExternalStore(unsent.counts.subscribe, () => unsent.counts.get().get(id) ?? 0)
  const offline = useSyncExternalStore(
    (changed) => session.subscribe(changed),
    () => session.status.link === 'offline',
  )
  return offline ? count : 0
}
