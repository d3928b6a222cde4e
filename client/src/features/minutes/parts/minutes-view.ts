/** What every part of one live page of minutes needs; it stays the same while people type. */
import type { DocumentCard } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import type { MinutesCard } from '@tandem/shared/minutes'
import type { Language } from '@tandem/shared/words'
import { createContext, use, useSyncExternalStore } from 'react'
import type { BoardBlock } from '../model/block-board'
import type { MinutesActs } from '../model/acts'
import type { MinutesDesk } from '../model/minutes-desk'
import type { Opening } from '../text/block-context'

/** What is open at a block, and beside which element. */
export interface Opened {
  opening: Opening | 'moveTo'
  id: BlockId
  language: Language
  anchor: HTMLElement
}

export interface MinutesView {
  desk: MinutesDesk
  acts: MinutesActs
  card: DocumentCard
  /** Null until it has been read. */
  minutes: MinutesCard | null
  /** The interface's language. */
  language: Language
  open: (opened: Opened | null) => void
}

export const MinutesViewContext = createContext<MinutesView | null>(null)

export function useMinutesView(): MinutesView {
  const view = use(MinutesViewContext)
  if (!view) throw new Error('a part of minutes outside MinutesEditor')
  return view
}

/** What a block is, kept up. */
export function useBlock(id: BlockId): BoardBlock | null {
  const { board } = useMinutesView().desk
  return useSyncExternalStore(
    (changed) => board.watch(id, changed),
    () => board.block(id),
  )
}
