/**
 * Cuts a large update (a long time offline, a big paste) into frames the server takes, in an order in
 * which each frame builds only on what came before it: the server refuses gaps [SYNC-5].
 */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { DeletedRange, Deletions } from './missing-deletions.js'

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number]

/**
 * Frames of about `largest` bytes. A run of letters longer than that goes in pieces; any other single struct
 * that is larger makes a frame of its own. The deletions come last, when everything they name is there.
 *
 * @param known what the receiver has: client id → next clock
 */
export function splitUpdate(
  update: Uint8Array,
  known: ReadonlyMap<number, number>,
  largest: number,
): Uint8Array[] {
  if (update.length <= largest) return [update]
  const { structs, ds } = Y.decodeUpdate(update)
  return encodeFrames(structs, ds.clients, known, largest)
}

/**
 * What the receiver lacks of this document, as frames: the structs after its state vector, and of the
 * deletions only those it does not know.
 */
export function framesFor(
  doc: Y.Doc,
  stateVector: Uint8Array,
  deletions: Deletions,
  largest: number,
): Uint8Array[] {
  const { structs } = Y.decodeUpdate(Y.encodeStateAsUpdate(doc, stateVector))
  return encodeFrames(structs, deletions, Y.decodeStateVector(stateVector), largest)
}

function encodeFrames(
  structs: readonly Struct[],
  deletions: Deletions,
  known: ReadonlyMap<number, number>,
  largest: number,
): Uint8Array[] {
  const pieces = structs.flatMap((struct) => inPieces(struct, largest))
  const groups = groupBySize(orderByDependency(pieces, known), largest)
  const parts = partsOf(deletions, Math.max(1, Math.floor(largest / largestRangeBytes)))
  const last = groups.at(-1)
  // The usual case, a moment's work without a link: one frame for both.
  if (groups.length === 1 && last && parts.length === 1) {
    const frame = encodeFrame(last, parts[0] ?? nothing)
    if (frame.length <= largest) return [frame]
  }
  return [
    ...groups.map((group) => encodeFrame(group, nothing)),
    ...parts.map((part) => encodeFrame([], part)),
  ]
}

const nothing: Deletions = new Map()
/** A clock and a length of up to five bytes each, and the client now and then. */
const largestRangeBytes = 16

/** The deletions in parts of so many ranges. */
function partsOf(deletions: Deletions, rangesInPart: number): Deletions[] {
  const parts: Map<number, DeletedRange[]>[] = []
  let room = 0
  for (const [client, ranges] of deletions) {
    for (const range of ranges) {
      if (room === 0) {
        parts.push(new Map())
        room = rangesInPart
      }
      const part = parts.at(-1) as Map<number, DeletedRange[]>
      const inPart = part.get(client)
      if (inPart) inPart.push(range)
      else part.set(client, [range])
      room -= 1
    }
  }
  return parts
}

/** A letter takes up to three bytes, and what it stands beside a few. */
const bytesForLetter = 4

/** A long run of letters as Yjs would split it: each piece stands behind the last letter of the one before. */
function inPieces(struct: Struct, largest: number): Struct[] {
  const letters = Math.max(2, Math.floor(largest / bytesForLetter))
  if (!(struct instanceof Y.Item) || struct.parentSub !== null || struct.length <= letters) return [struct]
  const { content, origin, rightOrigin, parent } = struct
  if (!(content instanceof Y.ContentString)) return [struct]
  const { client, clock } = struct.id
  const pieces: Struct[] = []
  for (let from = 0; from < content.str.length;) {
    const to = pairEnd(content.str, from + letters)
    const left = from === 0 ? origin : Y.createID(client, clock + from - 1)
    const under = from === 0 ? parent : null
    const part = new Y.ContentString(content.str.slice(from, to))
    pieces.push(
      new Y.Item(Y.createID(client, clock + from), null, left, null, rightOrigin, under, null, part),
    )
    from = to
  }
  return pieces
}

/** Here, or one letter further where the two halves of a character would be parted. */
function pairEnd(text: string, at: number): number {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(at - 1, at + 1)) ? at + 1 : at
}

/** Each client's structs stay in clock order; across clients, a struct comes after those it leans on. */
function orderByDependency(structs: readonly Struct[], known: ReadonlyMap<number, number>): Struct[] {
  const have = new Map(known)
  const queues = new Map<number, Struct[]>()
  for (const struct of structs) {
    const queue = queues.get(struct.id.client) ?? []
    queue.push(struct)
    queues.set(struct.id.client, queue)
  }
  const ordered: Struct[] = []
  let progressed = true
  while (progressed) {
    progressed = false
    for (const queue of queues.values()) {
      while (queue[0] && leansOn(queue[0]).every((id) => (have.get(id.client) ?? 0) > id.clock)) {
        const struct = queue.shift() as Struct
        have.set(struct.id.client, struct.id.clock + struct.length)
        ordered.push(struct)
        progressed = true
      }
    }
  }
  // What leans on something neither side has is sent all the same: the server says what it misses.
  return [...ordered, ...[...queues.values()].flat()]
}

function leansOn(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return []
  const ids = [struct.origin, struct.rightOrigin].filter((id): id is Y.ID => id !== null)
  // Before a struct is integrated its parent is an id, a root's name, or taken from its neighbours.
  const parent: unknown = struct.parent
  return parent instanceof Y.ID ? [...ids, parent] : ids
}

function groupBySize(structs: readonly Struct[], largest: number): Struct[][] {
  const groups: Struct[][] = []
  let group: Struct[] = []
  let size = 0
  for (const struct of structs) {
    const bytes = encodeFrame([struct], nothing).length
    if (size + bytes > largest && group.length > 0) {
      groups.push(group)
      group = []
      size = 0
    }
    group.push(struct)
    size += bytes
  }
  if (group.length > 0) groups.push(group)
  return groups
}

/** The V1 encoding: clients with their runs of structs, then the delete set. */
function encodeFrame(structs: readonly Struct[], deletions: Deletions): Uint8Array {
  const encoder = new Y.UpdateEncoderV1()
  const runs = runsByClient(structs)
  encoding.writeVarUint(encoder.restEncoder, runs.length)
  for (const run of runs) {
    const first = run[0] as Struct
    encoding.writeVarUint(encoder.restEncoder, run.length)
    encoder.writeClient(first.id.client)
    encoding.writeVarUint(encoder.restEncoder, first.id.clock)
    for (const struct of run) struct.write(encoder, 0)
  }
  writeDeletions(encoder, deletions)
  return encoder.toUint8Array()
}

function writeDeletions(encoder: Y.UpdateEncoderV1, deletions: Deletions): void {
  const clients = [...deletions].toSorted(([a], [b]) => b - a)
  encoding.writeVarUint(encoder.restEncoder, clients.length)
  for (const [client, ranges] of clients) {
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, ranges.length)
    for (const range of ranges) {
      encoding.writeVarUint(encoder.restEncoder, range.clock)
      encoding.writeVarUint(encoder.restEncoder, range.len)
    }
  }
}

function runsByClient(structs: readonly Struct[]): Struct[][] {
  const runs = new Map<number, Struct[]>()
  for (const struct of structs) {
    const run = runs.get(struct.id.client) ?? []
    run.push(struct)
    runs.set(struct.id.client, run)
  }
  // Yjs writes clients from the highest id down and reads fastest in that order.
  return [...runs.values()].toSorted((a, b) => (b[0]?.id.client ?? 0) - (a[0]?.id.client ?? 0))
}
