/**
 * One run of the simulator: some people and some servers, everything going wrong for a while, then calm, and
 * a verdict. All of it follows from the seed.
 */
import { type DelegationCode, newId } from '@tandem/shared/ids'
import * as Y from 'yjs'
import type { Document } from '../../documents/index.js'
import { agenda } from './agenda-writing.js'
import { Dice } from './dice.js'
import { docOnDisk, Hostile } from './hostile.js'
import { type Counts, Ledger } from './ledger.js'
import { minutes } from './minutes-writing.js'
import { SimulatedBus } from './simulated-bus.js'
import { SimulatedDevice } from './simulated-device.js'
import { SimulatedDisk } from './simulated-disk.js'
import { SimulatedNode } from './simulated-node.js'
import type { Stage } from './stage.js'
import type { Subject } from './subject.js'
import type { SimulatedPerson } from './simulated-person.js'
import { Troubles } from './troubles.js'
import { type Twin, withoutGuard, withoutMending } from './twins.js'
import { judgeTheEnd } from './verdict.js'
import { VirtualWorld } from './virtual-world.js'
import { drawWeather, type Weather } from './weather.js'

export interface Outcome {
  seed: number
  kind: Kind
  /** Empty when all went as it must. */
  wrongs: readonly string[]
  counts: Counts
  people: number
  nodes: number
  virtualMs: number
  /** Of everything that happened, in order, and of what the document says in the end. */
  trace: string
}

/** In the calm everything must have come to rest by then, virtual ms. */
const calmWithinMs = 120_000
/** Long enough for pages to compare what they say with the server [SYNC-6]. */
const stillMs = 6_000

export type Kind = Subject['kind']

/** Half of them are minutes; which does not depend on what else the seed says. */
export function kindOf(seed: number): Kind {
  return new Dice(seed ^ 0x6d696e).chance(0.5) ? 'record' : 'agenda'
}

export async function simulate(
  seed: number,
  twin: Twin | null = null,
  kind: Kind = kindOf(seed),
): Promise<Outcome> {
  const world = new VirtualWorld(seed)
  const subject = kind === 'record' ? minutes : agenda
  const run = (): Promise<Outcome> => world.inhabit(() => new Simulation(world, seed, subject, twin).run())
  if (twin === 'guard-off') return withoutGuard(run)
  return twin === 'never-mends' ? withoutMending(run) : run()
}

/** What everyone in a run shares. */
export class Simulation implements Stage {
  readonly world: VirtualWorld
  readonly weather: Weather
  readonly ledger = new Ledger()
  readonly bus: SimulatedBus
  readonly disk: SimulatedDisk
  readonly nodes: SimulatedNode[] = []
  readonly devices: SimulatedDevice[] = []
  readonly subject: Subject
  private readonly seed: number
  private readonly twin: Twin | null
  private document: Document | null = null

  constructor(world: VirtualWorld, seed: number, subject: Subject, twin: Twin | null) {
    this.world = world
    this.seed = seed
    this.subject = subject
    this.twin = twin
    this.weather = drawWeather(world.dice)
    if (twin === 'guard-off') this.weather.forges = true
    if (twin === 'trusts-the-bus') Object.assign(this.weather, { nodes: 3, busDrops: 0.3, busMs: 400 })
    const { weather, ledger } = this
    this.bus = new SimulatedBus({ world, weather, ledger })
    this.disk = new SimulatedDisk(world, ledger)
  }

  async run(): Promise<Outcome> {
    const { world, weather, ledger } = this
    for (let index = 0; index < weather.nodes; index += 1) this.startNode(`node-${index}`)
    this.makeDocument()
    const delegations = ['KOR', 'MYS', 'AUS', 'JPN']
    for (let index = 0; index < weather.people; index += 1) {
      this.addDevice(delegations[index % delegations.length] as DelegationCode)
    }
    const troubles = new Troubles(this)
    troubles.plan()
    const hostile = weather.forges ? new Hostile(this) : null
    hostile?.plan()
    await world.runTo(world.passedMs + weather.badForMs)
    hostile?.leave()
    troubles.end()
    await this.comeToRest()
    await this.stayStill()
    const hash = ledger.wrongs.length > 0 ? 'none' : await this.judge()
    for (const device of this.devices) device.leaves()
    world.note(hash)
    return {
      seed: this.seed,
      kind: this.subject.kind,
      wrongs: ledger.wrongs,
      counts: ledger.counts,
      people: weather.people,
      nodes: weather.nodes,
      virtualMs: world.passedMs,
      trace: world.traceHash,
    }
  }

  /** A node of this name starts, with an empty memory. */
  startNode(name: string): SimulatedNode {
    const { world, weather, ledger, disk, bus, twin } = this
    const document = (): Document => this.theDocument
    const node = new SimulatedNode({ name, world, weather, ledger, disk, bus, document, twin })
    const old = this.nodes.findIndex((each) => each.name === name)
    if (old === -1) this.nodes.push(node)
    else this.nodes[old] = node
    return node
  }

  anyNode(): SimulatedNode | null {
    const alive = this.nodes.filter((node) => node.isAlive)
    return alive.length > 0 ? this.world.dice.pick(alive) : null
  }

  get theDocument(): Document {
    if (!this.document) throw new Error('the document is not made yet')
    return this.document
  }

  linkParts(person: SimulatedPerson) {
    const { world, weather, ledger, twin } = this
    const anyNode = (): SimulatedNode | null => this.anyNode()
    return { world, weather, ledger, person, anyNode, resends: twin !== 'never-resends' }
  }

  private addDevice(delegation: DelegationCode): void {
    const person: SimulatedPerson = { userId: newId('usr'), delegation, right: 'edit' }
    const { subject, theDocument } = this
    this.devices.push(new SimulatedDevice({ ...this.linkParts(person), documentId: theDocument.id, subject }))
  }

  /** The making of a document is another story: in this one there is a document. */
  private makeDocument(): void {
    const { world, disk } = this
    const id = newId('doc')
    const doc = new Y.Doc()
    doc.clientID = world.dice.below(0xffff_ffff)
    this.subject.writeFirst(doc)
    const frame = Y.encodeStateAsUpdate(doc)
    disk.create(id, { author: newId('usr'), at: world.now, kind: 'import', frame })
    this.document = { id, ...this.subject.description() }
  }

  private async comeToRest(): Promise<void> {
    const { world, ledger } = this
    const until = world.passedMs + calmWithinMs
    while (!this.isAtRest && world.passedMs < until && ledger.wrongs.length === 0) {
      await world.runTo(world.passedMs + 500)
    }
    if (this.isAtRest || ledger.wrongs.length > 0) return
    const restless = this.devices.filter((device) => device.person.right === 'edit' && !device.isQuiet)
    const states = restless.map(({ person, sync }) => `${person.userId} ${JSON.stringify(sync.status)}`)
    ledger.wrong(`after ${calmWithinMs / 1000} s of calm it is not quiet: ${states.join('; ')}`)
  }

  /** Until nothing comes into the log any more: a server may still be at work on what a page sent that is gone. */
  private async stayStill(): Promise<void> {
    const { world, ledger } = this
    let accepted: number
    do {
      accepted = ledger.counts.accepted
      await world.runTo(world.passedMs + stillMs)
    } while (ledger.counts.accepted > accepted)
  }

  /** The people have everything stored, and every room is at the head of the log. */
  private get isAtRest(): boolean {
    return this.devices.every((device) => device.person.right !== 'edit' || device.isQuiet)
  }

  private async judge(): Promise<string> {
    const { disk, ledger, devices, nodes, world } = this
    let hash: string | null = null
    const { theDocument, subject } = this
    const judging = judgeTheEnd({ documentId: theDocument.id, subject, disk, ledger, devices, nodes })
    judging.then(
      (agreed) => {
        hash = agreed
      },
      (error: unknown) => {
        ledger.wrong(`the verdict could not be found: ${String(error)}`)
        hash = 'none'
      },
    )
    await world.runTo(world.passedMs + calmWithinMs, () => hash !== null)
    return hash ?? 'none'
  }

  /** The text as the log has it now. */
  docOnDisk() {
    return docOnDisk(this.disk, this.theDocument.id)
  }
}
