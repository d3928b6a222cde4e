/** A bus between nodes of one process whose messages wait until the test lets them go, or loses them. */
import { BusListeners } from '../platform/bus-listeners.js'
import type { Bus } from '../platform/bus.js'
import { keepingLog } from './keeping-log.js'

export interface WaitingMessage {
  from: string
  topic: string
  text: string
}

export class MemoryBus {
  /** On the way; a test may take out, double or reorder them. */
  waiting: WaitingMessage[] = []
  private readonly nodes = new Map<string, BusListeners>()

  node(nodeId: string): Bus {
    const listeners = new BusListeners(keepingLog())
    this.nodes.set(nodeId, listeners)
    return {
      nodeId,
      isUp: true,
      publish: ({ name }, message) => {
        this.waiting.push({ from: nodeId, topic: name, text: JSON.stringify(message) })
      },
      on: listeners.on,
      onUp: listeners.onUp,
      count: () => ({ published: 0, dropped: 0, heard: listeners.heard, malformed: listeners.malformed }),
      close: () => Promise.resolve(),
    }
  }

  /** Hands on what waits, and what is said because of it. */
  deliver(): void {
    for (let next = this.waiting.shift(); next; next = this.waiting.shift()) {
      for (const [nodeId, listeners] of this.nodes) {
        if (nodeId !== next.from) listeners.hear(next.topic, JSON.parse(next.text), next.from)
      }
    }
  }

  comeUp(): void {
    for (const listeners of this.nodes.values()) listeners.cameUp()
  }
}
