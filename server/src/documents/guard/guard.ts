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
import { Orders } from './order.js'
import { type DeletedRange, type Id, type ReadStruct, readUpdate, type ReadUpdate } from './read-update.js'
import type { Touched } from './touched.js'
import { Touching } from './touching.js'
import { Ways } from './ways.js'

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

/** Updates a second whose order only a copy of the document can tell: rare in honest work, and dear. */
const mostTrialsPerSecond = 4

export class Guard {
  private readonly doc: Y.Doc
  /** Judged and not yet in the document: later updates of the same append may lean on them. */
  private readonly ahead = new AcceptedStructs<Standing>()
  /** The updates those structs came in. */
  private aheadUpdates: Uint8Array[] = []
  private readonly trials: Rate
  private readonly ways: Ways
  private readonly wallNow: () => number
  private readonly allowed: AllowedContent
  private touching = new Touching()

  constructor(doc: Y.Doc, wallNow: () => number = Date.now) {
    this.doc = doc
    this.allowed = new AllowedContent(doc)
    this.wallNow = wallNow
    this.trials = new Rate(mostTrialsPerSecond, 2 * mostTrialsPerSecond, wallNow())
    this.ways = new Ways(doc, this.ahead, wallNow)
  }

  /**
   * Throws a refusal, or tells what the update brings. It counts as there until `settle`, unless
   * `forget` is called before the next one is judged.
   */
  judge(bytes: Uint8Array): Judgement {
    const update = readUpdate(bytes)
    this.allowed.refresh()
    this.touching = Touching.after(this.touching, update.deleted)
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
    this.ways.settle()
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
    this.ways.beginFrame(structs)
    for (let left = waiting.length; left > 0;) {
      let progressed = false
      for (const each of waiting) {
        if (each.at === each.run.length) continue
        while (each.at < each.run.length && this.isReady(each.run[each.at] as ReadStruct)) {
          this.take(each.run[each.at] as ReadStruct)
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

  private take(struct: ReadStruct): void {
    const isGone = struct.content.is === 'gone'
    const place = isGone ? 'nowhere' : this.placeOf(struct)
    const have = this.next(struct.client)
    // Yjs puts the new part of a half-known struct behind the known one: they must stand together.
    if (!isGone && struct.clock < have) {
      const before = this.placeAt({ client: struct.client, clock: have - 1 })
      if (!isSamePlace(before, place)) throw refuse('update_malformed')
    }
    let holds: Inside | null = null
    if (place === 'nowhere') this.touching.comesLate(struct, have)
    else {
      this.touching.makes(struct, place.key)
      holds = insideOf(struct.content, place)
      this.ways.check(struct, have, place.parent)
    }
    const { client, content, origin, rightOrigin, parent, key } = struct
    const length = struct.clock + struct.length - have
    this.ahead.add({ client, clock: have, length, content, origin, rightOrigin, parent, key, place, holds })
  }

  private touched(): Touched | null {
    return this.allowed.isRecord && this.touching.isAnything ? this.touching : null
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
      if (struct instanceof Y.GC) this.touching.takesOutCollected(struct, from, to)
      if (struct.deleted) continue
      this.touching.takesOut(struct as Y.Item)
      // What stands is an item, and its place says whose it is.
      this.allowed.checkDeletion(struct as Y.Item)
      anythingNew = true
    }
    return anythingNew
  }
}

function isSamePlace(one: Place, other: Place): boolean {
  if (one === 'nowhere' || other === 'nowhere') return one === other
  return one.parent === other.parent && one.key === other.key
}
