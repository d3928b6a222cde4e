/** What goes wrong in a run, and when; and its end, after which everything must mend by itself. */
import type { SimulatedDevice } from './simulated-device.js'
import type { SimulatedPerson } from './simulated-person.js'
import { SimulatedClerk } from './simulated-clerk.js'
import type { Stage } from './stage.js'

const kinds = {
  cut: 20,
  offline: 12,
  reload: 10,
  composition: 8,
  crash: 8,
  'bus partition': 6,
  'store away': 6,
  'right lost': 5,
}

/** A removal has its effect everywhere within this time [SYNC-9]. */
export const removalWithinMs = 1_000

export class Troubles {
  private readonly in: Stage
  private isOver = false
  /** Who has lost his right, and since when; a right given back and lost again is another loss. */
  private lost: { person: SimulatedPerson; at: number } | null = null

  constructor(stage: Stage) {
    this.in = stage
  }

  plan(): void {
    const { world, weather, ledger } = this.in
    ledger.onCommit((word) => this.mayBeTaken(word))
    for (let count = 0; count < weather.acts; count += 1) this.at(() => this.someone().acts())
    for (let count = 0; count < weather.people; count += 1) this.at(() => this.someone().keepsCopy())
    for (let count = 0; count < weather.faults; count += 1) this.at(() => this.strike())
    if (weather.pastes) this.at(() => this.someone().pastes())
    if (this.in.subject.kind === 'record') this.planMinutes()
    world.note('weather', JSON.stringify(weather))
  }

  /** More is done to minutes, and some of it from beside the text. */
  private planMinutes(): void {
    const { acts } = this.in.weather
    const clerk = new SimulatedClerk(this.in)
    for (let count = 0; count < acts; count += 1) this.at(() => this.someone().acts())
    for (let count = 0; count < acts / 6; count += 1) this.at(() => clerk.acts())
  }

  /** Lines come back, nodes start, the store and the bus work; rights stay as they are. */
  end(): void {
    this.isOver = true
    const { nodes, bus, devices, weather } = this.in
    Object.assign(weather, { storeFails: 0, answersLost: 0 })
    bus.cutOff.clear()
    for (const node of nodes) {
      if (!node.isAlive) this.in.startNode(node.name)
      node.store.isReachable = true
    }
    for (const { link } of devices) link.goOnline()
  }

  private strike(): void {
    const { dice } = this.in.world
    switch (dice.weighted(kinds)) {
      case 'cut':
        return this.someone().link.cut()
      case 'offline':
        return this.offline(this.someone(), dice.between(500, 8_000))
      case 'reload':
        return this.reload(this.someone())
      case 'composition':
        return this.someone().composes(dice.pick([100, 2_000, 12_000]))
      case 'crash':
        return this.crash()
      case 'bus partition':
        return this.partition()
      case 'store away':
        return this.storeAway()
      case 'right lost':
        return this.loseRight(this.someone())
    }
  }

  private offline(device: SimulatedDevice, ms: number): void {
    const { link } = device
    link.goOffline()
    this.in.world.after(ms, () => link.goOnline())
  }

  private reload(device: SimulatedDevice): void {
    if (this.in.world.dice.chance(0.7)) device.keepsCopy()
    device.reloads()
  }

  private crash(): void {
    const node = this.in.anyNode()
    if (!node) return
    node.crash()
    this.in.world.after(this.in.world.dice.between(100, 5_000), () => {
      if (!this.isOver) this.in.startNode(node.name)
    })
  }

  private partition(): void {
    const { bus, nodes, world } = this.in
    const { name } = world.dice.pick(nodes)
    bus.cutOff.add(name)
    world.after(world.dice.between(500, 6_000), () => bus.cutOff.delete(name))
  }

  private storeAway(): void {
    const { nodes, world } = this.in
    const { store } = world.dice.pick(nodes)
    store.isReachable = false
    world.after(world.dice.between(100, 4_000), () => {
      store.isReachable = true
    })
  }

  /** One person at most: the others have to go on. */
  private loseRight(device: SimulatedDevice): void {
    if (this.lost) return
    const { world } = this.in
    const { person } = device
    person.right = world.dice.pick(['read', 'none'])
    this.lost = { person, at: world.now }
    world.note('right lost', person.right)
    this.tellNodes(person.right === 'read' && world.dice.chance(0.2))
    if (world.dice.chance(0.5)) {
      world.after(world.dice.between(500, 8_000), () => {
        if (!this.isOver) this.giveBack(device)
      })
    }
  }

  private mayBeTaken(word: number): void {
    const fate = this.in.ledger.fates.get(word)
    if (!this.lost || fate?.typedBy !== this.lost.person.userId) return
    if (fate.arrivedAt !== null && fate.arrivedAt <= this.lost.at + removalWithinMs) return
    this.in.ledger.wrong(`word ${word} was taken from someone who had lost the right to write [SYNC-9]`)
  }

  private giveBack(device: SimulatedDevice): void {
    const wasRemoved = device.person.right === 'none'
    device.person.right = 'edit'
    this.lost = null
    this.tellNodes(false)
    // Who was told that there is no such document asks again when he comes back to it.
    if (wasRemoved) device.link.cut()
  }

  /** Each node hears of changed rights in its own time, or finds out when a lease has run out. */
  private tellNodes(mayMiss: boolean): void {
    const { nodes, world } = this.in
    for (const node of nodes) {
      if (mayMiss && world.dice.chance(0.5)) continue
      world.after(world.dice.between(0, 900), () => node.reconsider())
    }
  }

  private at(act: () => void): void {
    const { world, weather } = this.in
    world.after(world.dice.below(weather.badForMs), act)
  }

  private someone(): SimulatedDevice {
    return this.in.world.dice.pick(this.in.devices)
  }
}
