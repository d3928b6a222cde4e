/** The views of blocks that are on the page, in whichever languages: who is in them, and how high they are. */
import type { BlockId } from '@tandem/shared/ids'
import type { Participant } from '@tandem/shared/protocol'
import type { Language } from '@tandem/shared/words'
import { AlignedPairs, type PairRow } from './aligned-pairs'

/** What there is of a block: all of it, and the row that is as high as its pair. */
export interface BlockOnPage {
  dom: HTMLElement
  half: PairRow
  /** The browser does not leave it out, being far from the screen. */
  isLaidOut: boolean
  /** About how many letters it has: as it is made, it has no words yet. */
  letters?: number
}

export class BlocksOnPage {
  readonly pairs = new AlignedPairs()
  #rows = new Map<BlockId, Map<Language, HTMLElement>>()
  #current: BlockId | null = null
  #writers: ReadonlySet<BlockId> = new Set()

  /** Adds a block's view; returns the function that takes it off. */
  add(id: BlockId, language: Language, { dom, half, isLaidOut, letters }: BlockOnPage): () => void {
    const rows = this.#rows.get(id) ?? new Map<Language, HTMLElement>()
    this.#rows.set(id, rows.set(language, dom))
    dom.toggleAttribute('data-current', id === this.#current)
    dom.toggleAttribute('data-writing', this.#writers.has(id))
    this.pairs.add(id, language, half, letters)
    this.pairs.laidOut(half, isLaidOut)
    return () => {
      this.pairs.remove(id, language, half)
      if (rows.get(language) !== dom) return
      rows.delete(language)
      if (rows.size === 0) this.#rows.delete(id)
    }
  }

  row(id: BlockId, language?: Language): HTMLElement | null {
    const rows = this.#rows.get(id)
    return (language ? rows?.get(language) : rows?.values().next().value) ?? null
  }

  showCurrent(id: BlockId | null): void {
    this.#mark(this.#current, 'data-current', false)
    this.#current = id
    this.#mark(id, 'data-current', true)
  }

  /** A bar stands beside what someone else is writing in. */
  showWriters(participants: readonly Participant[]): void {
    const writers = new Set(
      participants.flatMap(({ place }) => (place?.blockId && place.field ? [place.blockId] : [])),
    )
    for (const id of this.#writers) if (!writers.has(id)) this.#mark(id, 'data-writing', false)
    for (const id of writers) if (!this.#writers.has(id)) this.#mark(id, 'data-writing', true)
    this.#writers = writers
  }

  #mark(id: BlockId | null, name: string, isOn: boolean): void {
    const rows = id && this.#rows.get(id)
    if (rows) for (const row of rows.values()) row.toggleAttribute(name, isOn)
  }
}
