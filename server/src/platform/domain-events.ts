/**
 * Tells those above what happened: `membership.changed`, `document.changed-state`. One grammar: thing.past.
 * The bus carries events without knowing them; each capability declares its own, `compose.ts` joins them.
 * What must not be lost is written together with the change that caused it: the bus forgets.
 */
import type { Log } from './log.js'

export interface Publishes<Events> {
  publish<Name extends keyof Events & string>(name: Name, event: Events[Name]): void
}

export interface Hears<Events> {
  /** Returns how to stop listening. */
  on<Name extends keyof Events & string>(name: Name, listener: (event: Events[Name]) => void): () => void
}

export type DomainEvents<Events> = Publishes<Events> & Hears<Events>

export function createDomainEvents<Events>(log: Log): DomainEvents<Events> {
  const listeners = new Map<string, Set<(event: never) => void>>()
  return {
    publish(name, event) {
      for (const listener of listeners.get(name) ?? []) {
        try {
          listener(event as never)
        } catch (error) {
          // What happened has happened: a listener that fails must not undo it, nor keep others from hearing.
          log.error('domain-event.listener-failed', { event: name, error })
        }
      }
    },
    on(name, listener) {
      const hearing = listeners.get(name) ?? new Set()
      listeners.set(name, hearing.add(listener))
      return () => hearing.delete(listener)
    },
  }
}
