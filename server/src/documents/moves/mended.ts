/** What mending needs and what it gives. */
import type { DocumentId, UserId } from '@tandem/shared/ids'
import type { Id } from '../guard/read-update.js'
import type { MovedText, MovedTexts } from './moved-texts.js'

export interface Mended {
  /** To be logged right behind the update, in this order. */
  rows: { author: UserId; frame: Uint8Array }[]
  moves: MovedText[]
}

export interface MendParts {
  documentId: DocumentId
  moved: MovedTexts
  /** The id under which the server writes for a person. */
  clientFor(userId: UserId): Promise<number>
  /** Whose a Yjs client id is; null: nobody's. */
  ownerOf(client: number): Promise<UserId | null>
  /** Domain time, ms. */
  now: () => number
}

/** A letter or a text, and what stands for it. */
export type Pair = readonly [Id, Id]

/** Of a block and what stands for it. */
export interface Counterparts {
  texts: Pair[]
  letters: Pair[]
  /** Letters that may be others that look the same. */
  doubtful: Pair[]
}
