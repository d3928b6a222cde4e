/** What a block's view asks of the page around it, and what it asks the page to open. */
import type { Due } from '@tandem/shared/documents'
import type { BlockId, DelegationCode, ItemId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import type { Say } from '../../../lib/i18n'
import type { BlockBoard } from '../model/block-board'
import type { PairRow } from '../model/aligned-pairs'
import type { BlockOnPage } from '../model/blocks-on-page'
import type { words } from '../words'
import type { DrawQueue } from './draw-queue'
import type { Settling } from './settling'

/** What can be opened at a block: its menu, its verbs, its owners, its due, what an image shows. */
export type Opening = 'block' | 'verb' | 'owners' | 'due' | 'altText'

export interface BlockContext {
  board: BlockBoard
  draws: DrawQueue
  settling: Settling
  say: Say<typeof words>
  /** The number of an item of the agenda. */
  itemNumber: (id: ItemId) => string | null
  /** Told when footnotes are numbered anew. */
  onNotes: (listener: () => void) => () => void
  footnoteNumber: (id: BlockId) => number | null
  delegationName: (code: DelegationCode, language: Language) => string
  /** As the language of the text writes it. */
  writeDue: (due: Due, language: Language) => string
  /** As the register has it. */
  commitmentNumber: (id: BlockId) => string | null
  /** Where the bytes of an image are. */
  imageAddress: (blob: string) => string
  open: (opening: Opening, id: BlockId, language: Language, anchor: HTMLElement) => void
  noChangeNeeded: (id: BlockId) => void
  addCounterpart: (id: BlockId, language: Language) => void
  takeHint: (id: BlockId, language: Language) => void
  /** The first words of a block, in a language that has it, to show where it is missing. */
  glimpse: (id: BlockId) => { text: string; language: Language } | null
  /** A block's view is on the page; returns what takes it off. */
  mounted: (id: BlockId, language: Language, view: BlockOnPage) => () => void
  /** The browser lays it out from now on, or leaves it out. */
  laidOut: (half: PairRow, isLaidOut: boolean) => void
}
