/**
 * Looks at a copy that keeps everything as it stood at one position of its log: shown is what had come by then and
 * had not gone. Entries of maps and attributes by walking the values they had before. Nothing is changed.
 */
import type { ElementsOfBlock, Look, MinutesBlock, Run, TextPart } from '@tandem/shared/documents'
import type { BlockId } from '@tandem/shared/ids'
import * as Y from 'yjs'
import type { Letters, ReadBlock, Readings } from './readings.js'
import type { Position } from './time-index.js'

/** What was read at another position, and what was touched between that one and this. */
export interface Base {
  readonly blocks: ReadonlyMap<string, ReadBlock>
  readonly touched: ReadonlySet<unknown>
}

export class LookBack implements Look {
  readonly position: Position
  private readonly ofText = new Map<Y.XmlText, Letters>()
  private readonly readings: Readings | null
  /** Null: nothing that was read before is of use. */
  private readonly base: Base | null
  /** Blocks of minutes with the elements they were read of. */
  readonly blocks = new Map<string, ReadBlock>()

  /** @param readings where letters are noted; null: nobody asks for them */
  constructor(position: Position, readings: Readings | null = null, base: Base | null = null) {
    this.position = position
    this.readings = readings
    this.base = base
  }

  blockBefore(id: BlockId, elements: ElementsOfBlock): MinutesBlock | null {
    const stood = this.base?.blocks.get(id)
    if (!stood || !this.base || this.base.touched.has(id)) return null
    for (const [at, element] of elements.entries())
      if (element !== stood.elements[at] || (element && this.base.touched.has(element))) return null
    return stood.block
  }

  noteBlock(block: MinutesBlock, elements: ElementsOfBlock): void {
    if (this.readings) this.blocks.set(block.id, { block, elements })
  }

  entry<Value>(of: Y.Map<Value>, key: string): unknown {
    return this.valueOf(of._map.get(key))
  }

  attribute(of: Y.XmlElement, name: string): unknown {
    return this.valueOf(of._map.get(name))
  }

  eachEntry<Value>(of: Y.Map<Value>, visit: (value: unknown, key: string) => void): void {
    for (const [key, item] of of._map) {
      const value = this.valueOf(item)
      if (value !== undefined) visit(value, key)
    }
  }

  nodes(of: Y.XmlFragment): unknown[] {
    const nodes: unknown[] = []
    for (let item = of._start; item !== null; item = item.right) {
      if (item.content instanceof Y.ContentType && this.stands(item)) nodes.push(item.content.type)
    }
    return nodes
  }

  parts(of: Y.XmlText): TextPart[] {
    const parts: TextPart[] = []
    const letters: Letters = []
    let marks: Record<string, unknown> = {}
    // Joined at once: a text that grows piece by piece is a chain that outlives every collection of garbage.
    let pieces: string[] = []
    const ranges: number[] = []
    const endPart = (): void => {
      if (pieces.length === 0) return
      parts.push({ insert: pieces.join(''), attributes: marks })
      pieces = []
    }
    for (let item = of._start; item !== null; item = item.right) {
      const { content, id } = item
      if (content instanceof Y.ContentString) {
        const { str } = content
        const { client, clock } = id
        const known = this.position.knownOf(client)
        if (clock >= known) continue
        if (!item.deleted) {
          // What stands now was never taken out.
          const length = Math.min(str.length, known - clock)
          pieces.push(length === str.length ? str : str.slice(0, length))
          addLetters(letters, client, clock, length)
          continue
        }
        const count = this.position.standing(client, clock, str.length, ranges)
        for (let at = 0; at < count; at += 2) {
          const [from, to] = [ranges[at] as number, ranges[at + 1] as number]
          pieces.push(str.slice(from - clock, to - clock))
          addLetters(letters, client, from, to - from)
        }
      } else if (content instanceof Y.ContentFormat && this.stands(item)) {
        endPart()
        marks = { ...marks, [content.key]: content.value }
        if (content.value === null) delete marks[content.key]
      }
    }
    endPart()
    if (this.readings) this.ofText.set(of, letters)
    return parts
  }

  noteRuns(runs: readonly Run[], texts: readonly Y.XmlText[]): void {
    const [first] = runs
    const [only] = texts
    if (!first || !only || !this.readings) return
    const whole =
      texts.length === 1 ? this.ofText.get(only) : texts.flatMap((each) => this.ofText.get(each) ?? [])
    this.readings.letters.set(first, whole ?? [])
  }

  /** The last value that had come by then, unless it had gone. */
  private valueOf(newest: Y.Item | undefined): unknown {
    let item = newest ?? null
    while (item !== null && !this.position.isKnown(item.id.client, item.id.clock)) item = item.left
    if (item === null) return undefined
    // Values that one client wrote over one after the other may be one item.
    const { client, clock } = item.id
    const last = Math.min(item.length, this.position.knownOf(client) - clock) - 1
    if (item.deleted && !this.position.isStanding(client, clock + last)) return undefined
    return item.content.getContent()[last]
  }

  stands({ id, deleted }: Y.Item): boolean {
    const { client, clock } = id
    return deleted ? this.position.isStanding(client, clock) : this.position.isKnown(client, clock)
  }
}

function addLetters(letters: Letters, client: number, clock: number, length: number): void {
  const last = letters.length - 3
  if (last >= 0 && letters[last] === client) {
    const end = (letters[last + 1] as number) + (letters[last + 2] as number)
    if (end === clock) {
      letters[last + 2] = (letters[last + 2] as number) + length
      return
    }
  }
  letters.push(client, clock, length)
}
