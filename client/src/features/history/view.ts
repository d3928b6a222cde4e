/** What every part of the history screen needs; it changes when other versions are compared, not while one reads. */
import type { DocumentCard } from '@tandem/shared/documents'
import type { ComparedPassage, Comparison, Deed, HistoryAuthor } from '@tandem/shared/history'
import type { Language } from '@tandem/shared/words'
import { createContext, type ReactNode, use } from 'react'
import type { Say } from '../../lib/i18n'
import type { Formats } from '../../lib/time'
import type { Compared } from './model/address'
import type { Naming } from './model/field-words'
import type { words } from './words'

export type Mark = 'A' | 'B'

export interface HistoryView extends TextView {
  compared: Compared
  marks: Record<Mark, number>
  pick: (mark: Mark, seq: number) => void
}

/** What the text and its rows need: it stays as it is while another comparison is still being asked for. */
export interface TextView {
  card: DocumentCard
  /** Null until it has been read. */
  comparison: Comparison | null
  /** The interface's. */
  language: Language
  /** Those of the text that are shown, the first first. */
  languages: readonly Language[]
  formats: Formats
  /** The interface's words: hundreds of rows need not each listen for its language. */
  say: Say<typeof words>
  naming: Naming
  /** May write in the document now, and so restore. */
  mayEdit: boolean
  /** Of those who write the document before anybody else sees it: they name its versions. */
  mayName: boolean
  mayCirculate: boolean
  /** Its number, of a heading that of its item; null where it has none. `before`: as it was. */
  numberIn: (passage: ComparedPassage, side?: 'before') => string | null
  /** The number of a footnote, also of one that is gone; null of what is none. */
  noteOf: (id: string | undefined) => string | null
  /** `¶ 17`, `Item 4`: how a passage is cited. */
  placeOf: (passage: ComparedPassage, side?: 'before') => string
  /** `today 10:06`, `16 October 10:06`. */
  whenOf: (at: number) => string
  /** Of the comparison's list. */
  authorOf: (deed: Deed | null | undefined) => HistoryAuthor | undefined
}

export const HistoryContext = createContext<HistoryView | null>(null)

export function useHistoryView(): HistoryView {
  const view = use(HistoryContext)
  if (!view) throw new Error('a part of the history screen outside HistoryScreen')
  return view
}

export const TextContext = createContext<TextView | null>(null)

/** For whatever there are hundreds of. */
export function useTextView(): TextView {
  const view = use(TextContext)
  if (!view) throw new Error('a part of a compared text outside HistoryScreen')
  return view
}

/** What a page gives the screen. */
export interface HistoryScreenProps {
  card: DocumentCard
  /** The interface's. */
  language: Language
  /** The text's languages that are shown, the first first. */
  languages: readonly Language[]
  /** The number of an item of the agenda that minutes follow. */
  itemNumber: (id: string) => string | null
  /** The choice of languages, where there is one. */
  sides: ReactNode
  /** The comparison is there: what else the page asks for need not keep it waiting any more. */
  onCompared: () => void
  /** What is shown where there is no history for this reader: as where nothing is. */
  notFound: ReactNode
}
