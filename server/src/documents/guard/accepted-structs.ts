/** Structs that were judged and are not in the document yet, by client and clock. */
import type { Id, ReadStruct } from './read-update.js'

/** With what was found out about each. */
export type Accepted<Found> = ReadStruct & Found

export class AcceptedStructs<Found extends object> {
  private readonly byClient = new Map<number, Accepted<Found>[]>()
  /** Clients of the structs added since `begin`, in order. */
  private added: number[] = []

  /** From here on `undo` takes back. */
  begin(): void {
    this.added = []
  }

  add(struct: Accepted<Found>): void {
    const structs = this.byClient.get(struct.client)
    if (structs) structs.push(struct)
    else this.byClient.set(struct.client, [struct])
    this.added.push(struct.client)
  }

  undo(): void {
    for (const client of this.added) {
      const structs = this.byClient.get(client)
      structs?.pop()
      if (structs?.length === 0) this.byClient.delete(client)
    }
    this.added = []
  }

  clear(): void {
    this.byClient.clear()
    this.added = []
  }

  /** The clock after the last struct of this client; null when there is none here. */
  next(client: number): number | null {
    const last = this.byClient.get(client)?.at(-1)
    return last ? last.clock + last.length : null
  }

  find({ client, clock }: Id): Accepted<Found> | null {
    const structs = this.byClient.get(client)
    if (!structs || clock < (structs[0] as Accepted<Found>).clock) return null
    let low = 0
    let high = structs.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((structs[middle] as Accepted<Found>).clock <= clock) low = middle
      else high = middle - 1
    }
    return structs[low] ?? null
  }
}
