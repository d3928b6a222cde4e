import type * as Y from 'yjs'
import type { Document } from '../../documents/index.js'
import type { Ledger } from './ledger.js'
import type { SimulatedBus } from './simulated-bus.js'
import type { SimulatedDevice } from './simulated-device.js'
import type { LinkParts } from './simulated-link.js'
import type { SimulatedNode } from './simulated-node.js'
import type { SimulatedPerson } from './simulated-person.js'
import type { Subject } from './subject.js'
import type { VirtualWorld } from './virtual-world.js'
import type { Weather } from './weather.js'

/** A run as those see it who make trouble in it. */
export interface Stage {
  readonly world: VirtualWorld
  readonly weather: Weather
  readonly ledger: Ledger
  readonly bus: SimulatedBus
  readonly nodes: readonly SimulatedNode[]
  readonly devices: readonly SimulatedDevice[]
  readonly theDocument: Document
  readonly subject: Subject
  /** A node of this name starts, with an empty memory. */
  startNode(name: string): SimulatedNode
  anyNode(): SimulatedNode | null
  linkParts(person: SimulatedPerson): LinkParts
  /** The text as the log has it now. */
  docOnDisk(): Y.Doc
}
