/** One server process: the real rooms, handlers, guard and leases over a store and a bus that are not. */
import type { DocumentId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import {
  type Document,
  liveDocuments,
  type LiveDocuments,
  openDocuments,
  type OpenDocuments,
  type Opening,
} from '../../documents/index.js'
import type { Room } from '../../documents/room.js'
import type { ToldRow } from '../../documents/room-neighbours.js'
import type { RequestParts } from '../../platform/socket/requests.js'
import { watchedLog } from './watched-log.js'
import type { Ledger } from './ledger.js'
import type { BusListener, SimulatedBus } from './simulated-bus.js'
import { simulatedCompaction } from './simulated-compaction.js'
import type { SimulatedDisk } from './simulated-disk.js'
import type { Reachable } from './simulated-link.js'
import type { SimulatedPerson } from './simulated-person.js'
import { StoreOfNode } from './store-of-node.js'
import type { Twin } from './twins.js'
import { trustNeighbours } from './twins.js'
import type { VirtualWorld } from './virtual-world.js'
import type { Weather } from './weather.js'

export interface NodeParts {
  name: string
  world: VirtualWorld
  weather: Weather
  ledger: Ledger
  disk: SimulatedDisk
  bus: SimulatedBus
  /** What the store says of the one document. */
  document: () => Document
  twin: Twin | null
}

/** How often a node looks at the head of the log, in case nobody could tell it. */
const lookEveryMs = 2_000

export class SimulatedNode implements Reachable, BusListener {
  isAlive = true
  readonly name: string
  readonly store: StoreOfNode
  readonly documents: OpenDocuments
  readonly requestParts: RequestParts<SimulatedPerson>
  private readonly parts: NodeParts
  private readonly live: LiveDocuments<SimulatedPerson>
  private readonly leaveBus: () => void
  private deathListeners: (() => void)[] = []

  constructor(parts: NodeParts) {
    this.parts = parts
    this.name = parts.name
    const { world, disk, weather, ledger, bus, twin } = parts
    this.store = new StoreOfNode({ world, disk, weather, answersBeforeCommit: twin === 'acknowledges-early' })
    const logger = watchedLog(ledger)
    const now = (): number => world.now
    this.documents = openDocuments({
      updateLog: this.store.log,
      collections: this.store.collections,
      now,
      logger,
      compaction: simulatedCompaction({
        log: this.store.log,
        world,
        isOn: weather.compacts,
        imageMade: (documentId, seq) => this.inRoom(documentId, (room) => room.imageMade(seq)),
      }),
      neighbours: {
        appended: (documentId, rows) => {
          if (this.isAlive) bus.tell(this.name, documentId, rows)
        },
        peopleChanged: () => undefined,
        peopleIn: () => [],
      },
      onForgery: () => {
        ledger.counts.forgeriesRefused += 1
      },
      seatsOf: () => Promise.resolve(['KOR', 'MYS']),
    })
    this.live = liveDocuments<SimulatedPerson>({
      documents: this.documents,
      openingFor: (person) => this.openingFor(person),
      assertMember: () => Promise.resolve(),
      assertReadsHistory: () => Promise.resolve(),
      lastLeft: () => Promise.resolve(),
      touch: () => undefined,
      now,
      wallNow: now,
      logger,
    })
    this.requestParts = {
      handlers: this.live.handlers,
      isStillSignedIn: () => true,
      wallNow: now,
      logger,
    }
    this.leaveBus = bus.join(this)
    this.lookAtHeads()
  }

  hears(documentId: DocumentId, rows: readonly ToldRow[]): void {
    this.inRoom(documentId, (room) => {
      if (this.parts.twin === 'trusts-the-bus') trustNeighbours(room, rows)
      else room.hear(rows)
    })
  }

  onDeath(act: () => void): void {
    this.deathListeners.push(act)
  }

  /** The process ends on the spot: memory is gone, what is under way to the store may or may not arrive. */
  crash(): void {
    this.isAlive = false
    this.parts.ledger.counts.crashes += 1
    this.parts.world.note('crash', this.name)
    this.store.die()
    this.leaveBus()
    for (const act of this.deathListeners) act()
  }

  /** Rights changed, and this node has learned of it. */
  reconsider(): void {
    if (!this.isAlive) return
    this.live.reconsider().catch((error: unknown) => {
      this.parts.ledger.wrong(`rights could not be reconsidered: ${String(error)}`)
    })
  }

  /** The room of the document, if this node has it open. */
  async room(): Promise<Room | null> {
    return (await this.documents.rooms.loaded())[0] ?? null
  }

  private inRoom(documentId: DocumentId, act: (room: Room) => void): void {
    const room = this.documents.rooms.peek(documentId)
    // A room that does not load is whoever opened it's to hear of.
    room?.then((loaded) => this.isAlive && act(loaded)).catch(() => undefined)
  }

  private lookAtHeads(): void {
    this.parts.world.after(lookEveryMs, () => {
      if (!this.isAlive) return
      if (this.parts.twin !== 'trusts-the-bus') void this.look()
      this.lookAtHeads()
    })
  }

  private async look(): Promise<void> {
    for (const room of await this.documents.rooms.loaded()) {
      const head = await this.store.log.head(room.documentId).catch(() => null)
      if (head && head.seq > room.headSeq) room.catchUp()
    }
  }

  private async openingFor(person: SimulatedPerson): Promise<Opening> {
    const { world, weather } = this.parts
    await world.pause(world.dice.between(0, weather.storeMs))
    if (person.right === 'none') throw refuse('not_found')
    return {
      document: this.parts.document(),
      mayEdit: person.right === 'edit',
      identify: () =>
        Promise.resolve({
          userId: person.userId,
          name: { en: person.delegation },
          delegation: person.delegation,
          role: 'co_chair',
        }),
      release: () => Promise.resolve((record) => record),
    }
  }
}
