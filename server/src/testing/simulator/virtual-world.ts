/**
 * Time, chance and ids of a simulated world. While a run is under way the process's own clock, timers and
 * randomness are replaced by the world's, so that the real code lives in it unchanged: the same seed gives
 * the same run on every machine, and a minute passes in milliseconds.
 */
import { Dice } from './dice.js'
import { EventQueue } from './event-queue.js'

/** The demonstration's own instant; any would do. */
const startsAt = Date.UTC(2023, 4, 17, 2)

export class VirtualWorld {
  readonly dice: Dice
  now = startsAt
  private readonly events = new EventQueue()
  private trace = 0x811c9dc5

  constructor(seed: number) {
    this.dice = new Dice(seed)
  }

  /** Runs `act` after `ms`; the answer cancels it. */
  after(ms: number, act: () => void): () => void {
    return this.events.add(this.now + Math.max(0, ms), act)
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.after(ms, resolve)
    })
  }

  /** Something worth remembering happened: two runs of one seed must note the same, in the same order. */
  note(...facts: readonly (string | number)[]): void {
    for (const fact of [this.now - startsAt, ...facts]) {
      const text = String(fact)
      for (let at = 0; at < text.length; at += 1) {
        this.trace = Math.imul(this.trace ^ text.charCodeAt(at), 0x01000193)
      }
      this.trace = Math.imul(this.trace ^ 0xff, 0x01000193)
    }
  }

  get traceHash(): string {
    return (this.trace >>> 0).toString(16).padStart(8, '0')
  }

  get passedMs(): number {
    return this.now - startsAt
  }

  /** Lets time pass until nothing is left to do before `until` (ms after the start), or `isDone`. */
  runTo(until: number, isDone: () => boolean = () => false): Promise<void> {
    return new Promise((resolve, reject) => {
      const step = (): void => {
        try {
          const event = isDone() ? null : this.events.next(startsAt + until)
          if (!event) {
            this.now = Math.max(this.now, isDone() ? this.now : startsAt + until)
            resolve()
            return
          }
          this.now = event.at
          event.act()
        } catch (error) {
          reject(error)
          return
        }
        // A tick asked for in a microtask comes after every promise that is settled now has been heard.
        queueMicrotask(() => process.nextTick(step))
      }
      step()
    })
  }

  /** Does `act` with the clock, the timers and the randomness of this world. */
  async inhabit<Outcome>(act: () => Promise<Outcome>): Promise<Outcome> {
    const real = { setTimeout, clearTimeout, setImmediate, now: Date.now, random: Math.random }
    const timer = (ms: number, run: () => void): object => {
      const cancel = this.after(ms, run)
      return { cancel, unref: () => undefined }
    }
    Object.assign(globalThis, {
      setTimeout: (run: () => void, ms = 0) => timer(ms, run),
      clearTimeout: (of?: { cancel: () => void }) => of?.cancel(),
      setImmediate: (run: () => void) => timer(0, run),
    })
    Date.now = () => this.now
    Math.random = () => this.dice.fraction()
    Object.defineProperty(crypto, 'getRandomValues', {
      configurable: true,
      value: <Numbers extends Uint8Array | Uint32Array>(into: Numbers): Numbers => {
        into.forEach((_, at) => (into[at] = this.dice.below(2 ** (8 * into.BYTES_PER_ELEMENT))))
        return into
      },
    })
    try {
      return await act()
    } finally {
      const { now, random, ...timers } = real
      Object.assign(globalThis, timers)
      Date.now = now
      Math.random = random
      Reflect.deleteProperty(crypto, 'getRandomValues')
    }
  }
}
