/**
 * Which letters are which: a letter that was taken out at one place and put in at another (a split, a join, a
 * move) is a new one to Yjs and the old one to people. An alias is settled when the letter comes, and leads
 * to the identity it had when it was first typed.
 */
import type { ColumnReader, ColumnWriter } from './columns.js'
import type { OriginRun } from '@tandem/shared/history'

interface Alias {
  clock: number
  length: number
  /** Of the letters first typed. */
  client: number
  from: number
}

export interface Carried extends OriginRun {
  /** Of the letter first typed. */
  readonly origin: { readonly client: number; readonly clock: number }
}

export class Aliases {
  /** Client → its letters that are others, by clock. */
  private readonly byClient = new Map<number, Alias[]>()
  /** Client → the letters of his that came back under other ids. */
  private readonly byOrigin = new Map<number, Copies>()
  private count = 0

  get size(): number {
    return this.count
  }

  /** @param to what they stand for, which may be an alias itself; later letters of a client come later */
  add(client: number, clock: number, length: number, to: { client: number; clock: number }): void {
    let at = clock
    for (const origin of this.originsOf(to.client, to.clock, length)) {
      this.addOne(client, { clock: at, length: origin.length, client: origin.client, from: origin.clock })
      at += origin.length
    }
  }

  /** The letters these were when they were first typed. */
  originsOf(client: number, clock: number, length: number): OriginRun[] {
    const aliases = this.byClient.get(client)
    if (!aliases) return [{ client, clock, length }]
    const runs: OriginRun[] = []
    const end = clock + length
    let at = clock
    for (let index = firstEndingAfter(aliases, clock); index < aliases.length && at < end; index += 1) {
      const alias = aliases[index] as Alias
      if (alias.clock >= end) break
      if (alias.clock > at) addRun(runs, { client, clock: at, length: alias.clock - at })
      const from = Math.max(at, alias.clock)
      const to = Math.min(end, alias.clock + alias.length)
      addRun(runs, { client: alias.client, clock: alias.from + from - alias.clock, length: to - from })
      at = to
    }
    if (at < end) addRun(runs, { client, clock: at, length: end - at })
    return runs
  }

  /** Under which ids letters in a row came back, in pieces and without their own. */
  copiesOf(client: number, clock: number, length = 1): OriginRun[] {
    const copies = this.byOrigin.get(client)
    if (!copies) return []
    return copies.of(clock, clock + length)
  }

  write(columns: ColumnWriter): void {
    columns.add(this.byClient.size)
    for (const [client, aliases] of this.byClient) {
      columns.add(client)
      columns.add(aliases.length)
      let end = 0
      let last = 0
      for (const { clock, length, client: origin, from } of aliases) {
        columns.add(clock - end)
        columns.add(length)
        columns.add(origin)
        columns.addSigned(from - last)
        end = clock + length
        last = from + length
      }
    }
  }

  static read(columns: ColumnReader): Aliases {
    const aliases = new Aliases()
    for (let clients = columns.next(); clients > 0; clients -= 1) {
      const client = columns.next()
      let [end, last] = [0, 0]
      for (let left = columns.next(); left > 0; left -= 1) {
        const clock = end + columns.next()
        const length = columns.next()
        const origin = columns.next()
        const from = last + columns.nextSigned()
        aliases.addOne(client, { clock, length, client: origin, from })
        end = clock + length
        last = from + length
      }
    }
    return aliases
  }

  private addOne(client: number, alias: Alias): void {
    const aliases = this.byClient.get(client) ?? []
    this.byClient.set(client, aliases)
    const last = aliases.at(-1)
    if (last && last.clock + last.length > alias.clock) throw new Error('A letter has one origin.')
    const origins = this.byOrigin.get(alias.client) ?? new Copies()
    this.byOrigin.set(alias.client, origins)
    aliases.push(alias)
    origins.add({ ...alias, by: client })
    this.count += 1
  }
}

interface Copy extends Alias {
  readonly by: number
}

/** By the letters they are copies of; one letter may have several. */
class Copies {
  private readonly list: Copy[] = []
  /** How far each and those before it reach; null: not in order. */
  private reach: number[] | null = null

  add(copy: Copy): void {
    this.list.push(copy)
    this.reach = null
  }

  of(from: number, to: number): OriginRun[] {
    const reach = (this.reach ??= this.inOrder())
    let [low, high] = [0, this.list.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.list[middle] as Copy).from < to) low = middle + 1
      else high = middle
    }
    const found: OriginRun[] = []
    for (let at = low - 1; at >= 0 && (reach[at] as number) > from; at -= 1) {
      const copy = this.list[at] as Copy
      const [start, end] = [Math.max(from, copy.from), Math.min(to, copy.from + copy.length)]
      if (end > start)
        found.unshift({ client: copy.by, clock: copy.clock + start - copy.from, length: end - start })
    }
    return found
  }

  private inOrder(): number[] {
    this.list.sort((a, b) => a.from - b.from)
    let end = 0
    return this.list.map(({ from, length }) => (end = Math.max(end, from + length)))
  }
}

function firstEndingAfter(aliases: readonly Alias[], clock: number): number {
  let [low, high] = [0, aliases.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    const { clock: start, length } = aliases[middle] as Alias
    if (start + length <= clock) low = middle + 1
    else high = middle
  }
  return low
}

function addRun(runs: OriginRun[], run: OriginRun): void {
  const last = runs.at(-1)
  if (last && last.client === run.client && last.clock + last.length === run.clock)
    runs[runs.length - 1] = { ...last, length: last.length + run.length }
  else runs.push(run)
}
