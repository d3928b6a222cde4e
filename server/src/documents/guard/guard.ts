/**
 * The guard in front of one document: judges a whole update before Yjs sees a byte of it [SYNC-3].
 *
 * Always true of an update it lets through:
 *  1. Every struct follows on its client's last one and leans only on what is there: nothing is left
 *     pending in the document [SYNC-5].
 *  2. It stands beside neighbours of one parent, and is what that parent may hold in a document of this kind.
 *  3. It deletes only what is there, and nothing of the server's.
 *  4. What it names as its left neighbour stands before what it names as its right one: the text does not
 *     depend on who read what first.
 *  5. Yjs applies it without throwing: what is logged can always be opened [SYNC-12].
 */
import { refuse } from '@tandem/shared/protocol'
import * as Y from 'yjs'
import { Rate } from '../../platform/socket/rate.js'
import { AcceptedStructs } from './accepted-structs.js'
import { AllowedContent, type Inside, insideOf } from './allowed.js'
import { Neighbours } from './neighbours.js'
import { Orders } from './order.js'
import { stepsToPlace } from './steps.js'
import type { LateWords, Touched } from './touched.js'
import { type DeletedRange, type Id, type ReadStruct, readUpdate, type ReadUpdate } from './read-update.js'

export interface Judgement {
  /** Clients that write new structs here; each must be the author's. */
  writers: number[]
  /** Nothing in it is new: a repeat after a lost acknowledgement. */
  isRepeat: boolean
  /** Of minutes: what may have to be mended [M6]; null: nothing. */
  touched: Touched | null
}

/** Where something stands. `nowhere`: under what was deleted and collected; it comes to nothing, harmlessly. */
type Place = { parent: object | string; key: string | null; inside: Inside } | 'nowhere'

interface Standing {
  place: Place
  /** Of a type: what may stand in it. */
  holds: Inside | null
}

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
/** Updates a second whose order only a copy of the document can tell: rare in honest work, and dear. */
const mostTrialsPerSecond = 4

interface Touching {
  made: Map<string, number>
  taken: Set<string>
  writes: boolean
  words: LateWords[]
  deletions: DeletedRange[]
  deleted: readonly DeletedRange[]
}

export class Guard {
  private readonly doc: Y.Doc
  /** Judged and not yet in the document: later updates of the same append may lean on them. */
  private readonly ahead = new AcceptedStructs<Standing>()
  /** The updates those structs came in. */
  private aheadUpdates: Uint8Array[] = []
  private readonly trials: Rate
  private readonly steps: Rate
  /** Structs judged and not yet in the document, by the very place they stand at. */
  private readonly crowds = new Map<string, number>()
  private readonly wallNow: () => number
  private readonly allowed: AllowedContent
  private touching: Touching = nothingTouched()

  constructor(doc: Y.Doc, wallNow: () => number = Date.now) {
    this.doc = doc
    this.allowed = new AllowedContent(doc)
    this.wallNow = wallNow
    this.trials = new Rate(mostTrialsPerSecond, 2 * mostTrialsPerSecond, wallNow())
    this.steps = new Rate(mostStepsPerSecond, 2 * mostStepsPerSecond, wallNow())
  }

  /**
   * Throws a refusal, or tells what the update brings. It counts as there until `settle`, unless
   * `forget` is called before the next one is judged.
   */
  judge(bytes: Uint8Array): Judgement {
    const update = readUpdate(bytes)
    this.allowed.refresh()
    if (isAnything(this.touching)) this.touching = nothingTouched()
    this.touching.deleted = update.deleted
    this.touching.writes = false
    this.ahead.begin()
    try {
      const writers = this.takeStructs(update)
      const deletesAnything = this.checkDeletions(update.deleted)
      if (!this.isInOrder(update)) this.tryOut(bytes, update)
      this.aheadUpdates.push(bytes)
      return { writers, isRepeat: writers.length === 0 && !deletesAnything, touched: this.touched() }
    } catch (error) {
      this.ahead.undo()
      throw error
    }
  }

  /** The update just judged is not taken over after all: it is another's. */
  forget(): void {
    this.ahead.undo()
    this.aheadUpdates.pop()
  }

  /** What was judged is in the document now, or never will be. */
  settle(): void {
    this.ahead.clear()
    this.crowds.clear()
    this.aheadUpdates = []
  }

  private next(client: number): number {
    return this.ahead.next(client) ?? Y.getState(this.doc.store, client)
  }

  /** Takes structs in an order in which each leans only on what is there, as Yjs will. */
  private takeStructs({ runs }: ReadUpdate): number[] {
    const writers: number[] = []
    const waiting: { run: readonly ReadStruct[]; at: number }[] = []
    for (const [client, run] of runs) {
      const have = this.next(client)
      const first = run[0] as ReadStruct
      const last = run.at(-1) as ReadStruct
      if (first.clock > have) throw refuse('update_gap')
      for (const struct of run) {
        if (struct.clock + struct.length > have) break
        this.checkKnown(struct)
      }
      if (last.clock + last.length <= have) continue
      writers.push(client)
      waiting.push({ run, at: run.findIndex((struct) => struct.clock + struct.length > have) })
    }
    const structs = waiting.reduce((sum, { run }) => sum + run.length, 0)
    // A keystroke cannot be a crowd.
    const crowds = structs > mostAtOnePlace ? new Map<string, number>() : null
    for (let left = waiting.length; left > 0;) {
      let progressed = false
      for (const each of waiting) {
        if (each.at === each.run.length) continue
        while (each.at < each.run.length && this.isReady(each.run[each.at] as ReadStruct)) {
          this.take(each.run[each.at] as ReadStruct, crowds)
          each.at += 1
          progressed = true
        }
        if (each.at === each.run.length) left -= 1
      }
      // What is left leans on something missing, or on itself.
      if (!progressed) throw refuse('update_gap')
    }
    return writers
  }

  private isReady(struct: ReadStruct): boolean {
    return (
      this.isThere(struct.origin, struct) &&
      this.isThere(struct.rightOrigin, struct) &&
      (typeof struct.parent === 'string' || this.isThere(struct.parent, struct))
    )
  }

  /** Yjs does not take it again, and looks up what it leans on all the same: that has to be there. */
  private checkKnown(struct: ReadStruct): void {
    const { parent } = struct
    if (!this.isReady(struct)) throw refuse('update_gap')
    if (typeof parent === 'string') {
      if (!this.doc.share.has(parent)) throw refuse('update_foreign')
    } else if (parent !== null && !this.ahead.find(parent)) {
      const held = Y.getItem(this.doc.store, Y.createID(parent.client, parent.clock)) as Y.Item | Y.GC
      const holds = held instanceof Y.Item ? held.content : null
      if (holds && !(holds instanceof Y.ContentType) && !(holds instanceof Y.ContentDeleted))
        throw refuse('update_malformed')
    }
  }

  /** A struct leans on what was written before it: never on itself or on a later one of its own. */
  private isThere(id: Id | null, of: ReadStruct): boolean {
    if (id === null) return true
    return id.clock < (id.client === of.client ? of.clock : this.next(id.client))
  }

  private take(struct: ReadStruct, crowds: Map<string, number> | null): void {
    const isGone = struct.content.is === 'gone'
    const place = isGone ? 'nowhere' : this.placeOf(struct)
    const have = this.next(struct.client)
    // Yjs puts the new part of a half-known struct behind the known one: they must stand together.
    if (!isGone && struct.clock < have) {
      const before = this.placeAt({ client: struct.client, clock: have - 1 })
      if (!isSamePlace(before, place)) throw refuse('update_malformed')
    }
    this.note(struct, place, have)
    let holds: Inside | null = null
    if (place !== 'nowhere') {
      holds = insideOf(struct.content, place)
      const crowd = crowds !== null || !typesOn(struct) ? crowdOf(struct) : null
      if (crowds !== null && crowd !== null) countCrowd(struct, crowd, crowds)
      this.checkNeighbours(struct, have)
      this.countSteps(struct, crowd, place.parent)
    }
    const { client, content, origin, rightOrigin, parent, key } = struct
    const length = struct.clock + struct.length - have
    this.ahead.add({ client, clock: have, length, content, origin, rightOrigin, parent, key, place, holds })
  }

  private noteDeletion({ content, parent }: Y.Item): void {
    if (!(content instanceof Y.ContentType) || !(content.type instanceof Y.XmlElement)) return
    const isBlock = parent instanceof Y.AbstractType && parent._item === null
    const id = isBlock ? content.type.getAttribute('id') : undefined
    if (id !== undefined) this.touching.taken.add(id)
  }

  private note(struct: ReadStruct, place: Place, have: number): void {
    const { content, client, clock, origin, rightOrigin } = struct
    if (place === 'nowhere') {
      if (content.is === 'gone') return
      const parent = typeof struct.parent === 'string' ? null : struct.parent
      const known = Math.max(0, have - clock)
      const text = content.is === 'letters' ? content.text.slice(known) : ''
      const length = struct.length - known
      const left = known > 0 ? { client, clock: have - 1 } : origin
      this.touching.words.push({
        client,
        clock: clock + known,
        length,
        text,
        mark: content.is === 'mark' ? { name: content.name, value: content.value } : null,
        origin: left,
        rightOrigin,
        parent,
      })
    } else if (place.key === 'id' && content.is === 'values') {
      const { made } = this.touching
      for (const id of content.values.map(String)) made.set(id, (made.get(id) ?? 0) + 1)
    } else if (content.is === 'letters') this.touching.writes = true
  }

  private touched(): Touched | null {
    return this.allowed.isRecord && isAnything(this.touching) ? this.touching : null
  }

  private checkNeighbours({ client, clock, origin, rightOrigin }: ReadStruct, have: number): void {
    if (rightOrigin === null) return
    const left = clock < have ? { client, clock: have - 1 } : origin
    const neighbours = new Neighbours(this.doc, this.ahead)
    const couldBe = neighbours.couldBe(left, rightOrigin, mostStepsPerSecond)
    if (!this.steps.take(this.wallNow(), neighbours.steps)) throw refuse('too_many_requests')
    if (!couldBe) throw refuse('update_malformed')
  }

  private countSteps(struct: ReadStruct, crowd: string | null, parent: object | string): void {
    const beside = crowd === null ? 0 : (this.crowds.get(crowd) ?? 0)
    if (crowd !== null) this.crowds.set(crowd, beside + 1)
    const steps = beside + stepsToPlace(this.doc, struct, parent, 2 * mostStepsPerSecond)
    if (!this.steps.take(this.wallNow(), steps)) throw refuse('too_many_requests')
  }

  private placeOf(struct: ReadStruct): Place {
    const { origin, rightOrigin, parent, key } = struct
    if (typeof parent === 'string') {
      return { parent: this.doc.share.get(parent) ?? parent, key, inside: this.allowed.ofRoot(parent) }
    }
    if (parent !== null) return this.placeUnder(parent, key)
    const left = origin && this.placeAt(origin)
    const right = rightOrigin && this.placeAt(rightOrigin)
    if (left === 'nowhere' || right === 'nowhere') return 'nowhere'
    if (left && right && !isSamePlace(left, right)) throw refuse('update_malformed')
    // Entries of a map follow on each other; nothing is ever put before one.
    if (right && right.key !== null) throw refuse('update_malformed')
    return left ?? right ?? 'nowhere'
  }

  /** Where the struct at this id stands. */
  private placeAt(id: Id): Place {
    const ahead = this.ahead.find(id)
    if (ahead) return ahead.place
    const struct = Y.getItem(this.doc.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC
    return struct instanceof Y.Item ? this.placeOfItem(struct) : 'nowhere'
  }

  /** The place inside the type that was made at this id. */
  private placeUnder(id: Id, key: string | null): Place {
    const ahead = this.ahead.find(id)
    if (ahead) {
      if (ahead.place === 'nowhere') return 'nowhere'
      if (!ahead.holds) throw refuse('update_malformed')
      return { parent: ahead, key, inside: ahead.holds }
    }
    const struct = Y.getItem(this.doc.store, Y.createID(id.client, id.clock)) as Y.Item | Y.GC
    if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return 'nowhere'
    if (!(struct.content instanceof Y.ContentType)) throw refuse('update_malformed')
    const { type } = struct.content
    const inside = this.allowed.of(type)
    return inside === 'nowhere' ? inside : { parent: type, key, inside }
  }

  private placeOfItem(item: Y.Item): Place {
    const { parent, parentSub } = item
    if (!(parent instanceof Y.AbstractType)) return 'nowhere'
    const inside = this.allowed.of(parent)
    return inside === 'nowhere' ? inside : { parent, key: parentSub, inside }
  }

  private isInOrder({ runs }: ReadUpdate): boolean {
    let orders: Orders | null = null
    let isClear = true
    for (const run of runs.values()) {
      for (const { client, clock, length, origin, rightOrigin } of run) {
        if (!origin || !rightOrigin || clock + length <= Y.getState(this.doc.store, client)) continue
        orders ??= new Orders(this.doc, this.ahead)
        const order = orders.of(origin, rightOrigin)
        if (order === 'wrong') throw refuse('update_malformed')
        isClear &&= order === 'ordered'
      }
    }
    return isClear
  }

  /** Lets Yjs put the update into a copy, and looks where the neighbours stand there. */
  private tryOut(bytes: Uint8Array, { runs }: ReadUpdate): void {
    if (!this.trials.take(this.wallNow())) throw refuse('too_many_requests')
    const trial = new Y.Doc()
    try {
      Y.applyUpdate(trial, Y.encodeStateAsUpdate(this.doc))
      for (const update of [...this.aheadUpdates, bytes]) Y.applyUpdate(trial, update)
    } catch {
      throw refuse('update_malformed')
    }
    const orders = new Orders(trial, new AcceptedStructs<Standing>())
    for (const { origin, rightOrigin } of [...runs.values()].flat()) {
      if (origin && rightOrigin && orders.of(origin, rightOrigin) === 'wrong')
        throw refuse('update_malformed')
    }
    trial.destroy()
  }

  /** Throws on deletions ahead of what is there, or of what is the server's; tells whether any is new. */
  private checkDeletions(deleted: readonly DeletedRange[]): boolean {
    let anythingNew = false
    for (const { client, clock, length } of deleted) {
      const end = clock + length
      if (end > this.next(client)) throw refuse('update_gap')
      const inDocument = Y.getState(this.doc.store, client)
      if (end > inDocument) anythingNew = true
      if (clock < inDocument && this.deletesKnown(client, clock, Math.min(end, inDocument)))
        anythingNew = true
    }
    return anythingNew
  }

  /** Struct by struct: a range may span more clocks than anyone could count. */
  private deletesKnown(client: number, from: number, to: number): boolean {
    const structs = this.doc.store.clients.get(client) ?? []
    let anythingNew = false
    for (let index = Y.findIndexSS(structs, from); index < structs.length; index += 1) {
      const struct = structs[index] as Y.Item | Y.GC
      if (struct.id.clock >= to) break
      if (struct instanceof Y.GC) {
        const start = Math.max(from, struct.id.clock)
        const end = Math.min(to, struct.id.clock + struct.length)
        this.touching.deletions.push({ client, clock: start, length: end - start })
      }
      if (struct.deleted) continue
      this.noteDeletion(struct as Y.Item)
      // What stands is an item, and its place says whose it is.
      this.allowed.checkDeletion(struct as Y.Item)
      anythingNew = true
    }
    return anythingNew
  }
}

function nothingTouched(): Touching {
  return { made: new Map(), taken: new Set(), writes: false, words: [], deletions: [], deleted: [] }
}

function isAnything({ made, taken, words, deletions }: Touching): boolean {
  return made.size > 0 || taken.size > 0 || words.length > 0 || deletions.length > 0
}

/** The next letter of what its author has just written: at its very place stands nobody else of his. */
function typesOn({ client, clock, origin }: ReadStruct): boolean {
  return origin !== null && origin.client === client && origin.clock === clock - 1
}

function isSamePlace(one: Place, other: Place): boolean {
  if (one === 'nowhere' || other === 'nowhere') return one === other
  return one.parent === other.parent && one.key === other.key
}

function countCrowd(struct: ReadStruct, crowd: string, crowds: Map<string, number>): void {
  if (struct.key !== null) return
  const place = `${struct.client} ${crowd}`
  const count = (crowds.get(place) ?? 0) + 1
  if (count > mostAtOnePlace) throw refuse('update_malformed')
  crowds.set(place, count)
}

function crowdOf({ origin, rightOrigin, parent, key }: ReadStruct): string {
  return `${name(origin)} ${name(rightOrigin)} ${typeof parent === 'string' ? parent : name(parent)} ${key ?? ''}`
}

function name(id: Id | null): string {
  return id ? `${id.client}.${id.clock}` : '-'
}
