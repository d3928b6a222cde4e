/** What nodes tell each other: hints that come late, twice, in another order, or not at all [SYNC-4]. */
import type { DocumentId } from '@tandem/shared/ids'
import type { ToldRow } from '../../documents/room-neighbours.js'
import type { Ledger } from './ledger.js'
import type { VirtualWorld } from './virtual-world.js'
import type { Weather } from './weather.js'

export interface BusListener {
  readonly name: string
  hears(documentId: DocumentId, rows: readonly ToldRow[]): void
}

export class SimulatedBus {
  /** Nodes that reach no other for now. */
  readonly cutOff = new Set<string>()
  private listeners: BusListener[] = []
  private readonly parts: { world: VirtualWorld; weather: Weather; ledger: Ledger }

  constructor(parts: { world: VirtualWorld; weather: Weather; ledger: Ledger }) {
    this.parts = parts
  }

  join(listener: BusListener): () => void {
    this.listeners.push(listener)
    return () => {
      this.listeners = this.listeners.filter((each) => each !== listener)
    }
  }

  tell(from: string, documentId: DocumentId, rows: readonly ToldRow[]): void {
    const { world, weather, ledger } = this.parts
    ledger.toldNeighbours(rows)
    for (const listener of this.listeners) {
      if (listener.name === from) continue
      const times = world.dice.chance(weather.busRepeats) ? 2 : 1
      for (let time = 0; time < times; time += 1) {
        if (world.dice.chance(weather.busDrops)) continue
        world.after(world.dice.between(0, weather.busMs), () => {
          if (this.cutOff.has(from) || this.cutOff.has(listener.name)) return
          if (this.listeners.includes(listener)) listener.hears(documentId, rows)
        })
      }
    }
  }
}
