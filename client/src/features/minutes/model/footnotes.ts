/** The numbers of footnotes, by the order of what refers to them; counted when the writing pauses. */
import type { MinutesRecord } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import { numberFootnotes } from '@tandem/shared/minutes'
import type { RecordStore } from './record-store'

export class Footnotes {
  #numbers: ReadonlyMap<BlockId, number>
  #listeners = new Set<() => void>()

  constructor(readonly store: RecordStore) {
    this.#numbers = numberFootnotes(store.record)
  }

  start(): () => void {
    return this.store.subscribe(() => this.#count(this.store.record))
  }

  number(id: BlockId): number | null {
    return this.#numbers.get(id) ?? null
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #count(record: MinutesRecord): void {
    const numbers = numberFootnotes(record)
    const isSame =
      numbers.size === this.#numbers.size &&
      [...numbers].every(([id, each]) => this.#numbers.get(id) === each)
    if (isSame) return
    this.#numbers = numbers
    for (const listener of this.#listeners) listener()
  }
}
