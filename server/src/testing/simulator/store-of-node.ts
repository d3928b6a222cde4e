/**
 * The shared disk as one process reaches it: every call takes its time there and back. Some fail and leave
 * nothing, some are stored though their answer is lost; what is under way when the process dies may have
 * come through or not, and nobody hears of it.
 */
import type { Collection, Collections, CollectionSpec } from '../../platform/collection.js'
import { chainRows, type UpdateLog } from '../../documents/update-log.store.js'
import type { SimulatedDisk } from './simulated-disk.js'
import type { VirtualWorld } from './virtual-world.js'
import type { Weather } from './weather.js'

/** What a store says that cannot be reached; a server takes it as it takes any such error. */
export class StoreAway extends Error {
  constructor() {
    super('The store does not answer.')
    this.name = 'StoreAway'
  }
}

export interface StoreParts {
  world: VirtualWorld
  disk: SimulatedDisk
  weather: Weather
  /** A broken twin: appends are answered before the disk has them. */
  answersBeforeCommit: boolean
}

type Luck = 'good' | 'fails' | 'answer lost'

export class StoreOfNode {
  /** False: cannot be reached for now. */
  isReachable = true
  private isAlive = true
  private readonly parts: StoreParts

  constructor(parts: StoreParts) {
    this.parts = parts
  }

  die(): void {
    this.isAlive = false
  }

  readonly log: UpdateLog = {
    create: (documentId, row) => this.write(() => this.parts.disk.create(documentId, row)),
    append: (documentId, expectedHeadSeq, rows) => {
      const append = () => this.parts.disk.append(documentId, expectedHeadSeq, rows)
      const head = this.parts.disk.head(documentId)
      if (!this.parts.answersBeforeCommit || head?.seq !== expectedHeadSeq) return this.write(append)
      // The twin tells what will be true if nothing comes in between.
      this.parts.world.after(10 * this.parts.weather.storeMs, () => this.isAlive && append())
      const chain = chainRows(head, rows)
      const { seq, hash } = chain.at(-1) ?? head
      return Promise.resolve({ kind: 'stored' as const, seq, hash, rows: chain })
    },
    readSince: (documentId, afterSeq, limit) =>
      this.read(() => this.parts.disk.readSince(documentId, afterSeq, limit)),
    head: (documentId) => this.read(() => this.parts.disk.head(documentId)),
    heads: () => this.heads(),
    image: (documentId) => this.read(() => this.parts.disk.image(documentId)),
    flipImage: (documentId, generation, image, segment) =>
      this.write(() => this.parts.disk.flipImage(documentId, generation, image, segment)),
    segments: (documentId, afterSeq) => this.read(() => this.parts.disk.segments(documentId, afterSeq)),
    cutTornTails: () => this.read(() => []),
  }

  readonly collections: Collections = {
    collection: <T extends { id: string }>(spec: CollectionSpec<T>): Collection<T> => {
      const values = this.parts.disk.collections.collection(spec)
      return {
        insert: (value) => this.write(() => values.insert(value)),
        get: (id) => this.read(() => values.get(id)),
        findOne: (index, wanted) => this.read(() => values.findOne(index, wanted)),
        find: (index, wanted) => this.read(() => values.find(index, wanted)),
        all: () => this.read(() => values.all()),
        replace: (value, version) => this.write(() => values.replace(value, version)),
        remove: (id, version) => this.write(() => values.remove(id, version)),
      }
    },
  }

  private async *heads() {
    for (const documentId of this.parts.disk.documentIds) {
      const head = await this.read(() => this.parts.disk.head(documentId))
      if (head) yield { documentId, ...head }
    }
  }

  private read<Answer>(effect: () => Answer | Promise<Answer>): Promise<Answer> {
    return this.reach(effect, 'good')
  }

  private write<Answer>(effect: () => Answer | Promise<Answer>): Promise<Answer> {
    const { dice } = this.parts.world
    const { storeFails, answersLost } = this.parts.weather
    const luck = dice.chance(storeFails) ? 'fails' : dice.chance(answersLost) ? 'answer lost' : 'good'
    return this.reach(effect, luck)
  }

  private reach<Answer>(effect: () => Answer | Promise<Answer>, luck: Luck): Promise<Answer> {
    const { world, weather } = this.parts
    const there = world.dice.between(0, weather.storeMs)
    const back = world.dice.between(0, weather.storeMs)
    const comesThrough = world.dice.chance(0.5)
    return new Promise((resolve, reject) => {
      const answer = (act: () => void): void => {
        world.after(back, () => {
          if (this.isAlive) act()
        })
      }
      world.after(there, () => {
        if (!this.isAlive && !comesThrough) return
        if (luck === 'fails' || !this.isReachable) return answer(() => reject(new StoreAway()))
        try {
          const value = effect()
          answer(() => (luck === 'good' ? resolve(value) : reject(new StoreAway())))
        } catch (error) {
          answer(() => reject(error))
        }
      })
    })
  }
}
