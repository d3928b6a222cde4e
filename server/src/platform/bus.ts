/**
 * What the processes of one installation call out to each other. Hints, nothing more: a message may be
 * lost, come twice or out of order, and nothing may depend on it arriving [SYNC-4].
 */
import type { z } from 'zod'

/** A kind of message. What does not fit its schema is dropped and counted before anyone hears it. */
export interface Topic<Message, Sent = Message> {
  readonly name: string
  /** Plain JSON on the way. */
  readonly message: z.ZodType<Message, Sent>
}

export interface Bus {
  /** This process, until it ends: another name after each start. */
  readonly nodeId: string
  /** Whether what is published now is likely to be heard. */
  readonly isUp: boolean
  /** Never throws and never waits. The sender does not hear itself. */
  publish<Message, Sent>(topic: Topic<Message, Sent>, message: Sent): void
  /** Returns how to stop listening. */
  on<Message, Sent>(
    topic: Topic<Message, Sent>,
    listener: (message: Message, fromNode: string) => void,
  ): () => void
  /** Told each time it comes up: what was said before that is lost. Returns how to stop listening. */
  onUp(listener: () => void): () => void
  /** For the metrics. */
  count(): BusCount
  close(): Promise<void>
}

export interface BusCount extends Record<string, number> {
  published: number
  /** Not sent: the bus was down, or does not take so much at once. */
  dropped: number
  heard: number
  malformed: number
}

/** Nobody else to talk to, or no way to. */
export function silentBus(): Bus {
  return {
    nodeId: 'alone',
    isUp: false,
    publish: () => undefined,
    on: () => () => undefined,
    onUp: () => () => undefined,
    count: () => ({ published: 0, dropped: 0, heard: 0, malformed: 0 }),
    close: () => Promise.resolve(),
  }
}
