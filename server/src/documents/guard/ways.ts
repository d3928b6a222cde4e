/**
 * How far Yjs has to look until it knows where structs stand, and whether it comes to one place from everywhere.
 * What would hold up everyone is refused.
 */
import { refuse } from '@tandem/shared/protocol'
import type * as Y from 'yjs'
import { Rate } from '../../platform/socket/rate.js'
import type { AcceptedStructs } from './accepted-structs.js'
import { Neighbours } from './neighbours.js'
import type { Id, ReadStruct } from './read-update.js'
import { stepsToPlace } from './steps.js'

/**
 * Structs of one client at the very same place in one frame. An editor makes one, since the next leans on
 * it; Yjs looks at each for every further one, so that thousands would hold up everyone.
 */
const mostAtOnePlace = 64
/**
 * Items that Yjs may pass in a second to find where structs stand, here and in every copy. Someone back from
 * days offline makes it pass what others wrote at his place, once; thousands at one place make it pass
 * them all for each.
 */
const mostStepsPerSecond = 200_000

export class Ways {
  private readonly doc: Y.Doc
  private readonly ahead: AcceptedStructs<object>
  private readonly wallNow: () => number
  private readonly steps: Rate
  /** Structs judged and not yet in the document, by the very place they stand at. */
  private readonly crowds = new Map<string, number>()
  /** Structs of the frame at hand, by client and place; null: too few to be a crowd. */
  private ofFrame: Map<string, number> | null = null

  constructor(doc: Y.Doc, ahead: AcceptedStructs<object>, wallNow: () => number) {
    this.doc = doc
    this.ahead = ahead
    this.wallNow = wallNow
    this.steps = new Rate(mostStepsPerSecond, 2 * mostStepsPerSecond, wallNow())
  }

  /** @param structs that it brings */
  beginFrame(structs: number): void {
    // A keystroke cannot be a crowd.
    this.ofFrame = structs > mostAtOnePlace ? new Map() : null
  }

  /**
   * Throws a refusal when it is too far, or leads elsewhere on other copies.
   * @param have from which clock of its client on it is new
   */
  check(struct: ReadStruct, have: number, parent: object | string): void {
    const crowd = this.ofFrame !== null || !typesOn(struct) ? crowdOf(struct) : null
    if (this.ofFrame !== null && crowd !== null && struct.key === null)
      countInFrame(this.ofFrame, `${struct.client} ${crowd}`)
    this.checkNeighbours(struct, have)
    const beside = crowd === null ? 0 : (this.crowds.get(crowd) ?? 0)
    if (crowd !== null) this.crowds.set(crowd, beside + 1)
    this.take(beside + stepsToPlace(this.doc, struct, parent, 2 * mostStepsPerSecond))
  }

  /** What was judged is in the document now, or never will be. */
  settle(): void {
    this.crowds.clear()
  }

  private checkNeighbours({ client, clock, origin, rightOrigin }: ReadStruct, have: number): void {
    if (rightOrigin === null) return
    const left = clock < have ? { client, clock: have - 1 } : origin
    const neighbours = new Neighbours(this.doc, this.ahead)
    const couldBe = neighbours.couldBe(left, rightOrigin, mostStepsPerSecond)
    this.take(neighbours.steps)
    if (!couldBe) throw refuse('update_malformed')
  }

  private take(steps: number): void {
    if (!this.steps.take(this.wallNow(), steps)) throw refuse('too_many_requests')
  }
}

/** The next letter of what its author has just written: at its very place stands nobody else of his. */
function typesOn({ client, clock, origin }: ReadStruct): boolean {
  return origin !== null && origin.client === client && origin.clock === clock - 1
}

function countInFrame(counts: Map<string, number>, place: string): void {
  const count = (counts.get(place) ?? 0) + 1
  if (count > mostAtOnePlace) throw refuse('update_malformed')
  counts.set(place, count)
}

function crowdOf({ origin, rightOrigin, parent, key }: ReadStruct): string {
  return `${name(origin)} ${name(rightOrigin)} ${typeof parent === 'string' ? parent : name(parent)} ${key ?? ''}`
}

function name(id: Id | null): string {
  return id ? `${id.client}.${id.clock}` : '-'
}
