import type { Log } from './log.js'
import type { Bus, Topic } from './bus.js'

type Listener = (message: unknown, fromNode: string) => void

/** Who listens to what on a bus, and the edge where a message is parsed. */
export class BusListeners {
  private readonly log: Log
  private readonly byTopic = new Map<string, Map<Listener, Topic<unknown, never>>>()
  private readonly upListeners = new Set<() => void>()
  heard = 0
  malformed = 0

  constructor(log: Log) {
    this.log = log
  }

  readonly on: Bus['on'] = (topic, listener) => {
    const listeners = this.byTopic.get(topic.name) ?? new Map<Listener, Topic<unknown, never>>()
    this.byTopic.set(topic.name, listeners)
    // Called only with what this topic's own schema has parsed.
    listeners.set(listener as Listener, topic as Topic<unknown, never>)
    return () => listeners.delete(listener as Listener)
  }

  readonly onUp: Bus['onUp'] = (listener) => {
    this.upListeners.add(listener)
    return () => this.upListeners.delete(listener)
  }

  cameUp(): void {
    for (const listener of this.upListeners) this.attempt('bus.up', () => listener())
  }

  /** Hands on a message as it came; whatever it is, nothing is thrown. */
  hear(topicName: string, message: unknown, fromNode: string): void {
    this.heard += 1
    for (const [listener, topic] of this.byTopic.get(topicName) ?? []) {
      const parsed = topic.message.safeParse(message)
      if (parsed.success) this.attempt(topicName, () => listener(parsed.data, fromNode))
      else this.drop(topicName, fromNode)
    }
  }

  /** Counted, and told once in a while: a neighbour of another version says many of them. */
  drop(topicName: string, fromNode: string): void {
    this.malformed += 1
    if (this.malformed % 1_000 === 1) this.log.warn('bus.malformed', { topic: topicName, fromNode })
  }

  private attempt(topic: string, act: () => void): void {
    try {
      act()
    } catch (error) {
      // The others must hear it all the same; what this one missed is mended like a lost message.
      this.log.error('bus.listener-failed', { topic, error })
    }
  }
}
