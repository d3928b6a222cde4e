/**
 * The same documents in other processes, over the bus.
 *
 * Always true:
 *  1. Nothing heard here is trusted: rows are checked by the room against its chain of hashes, and what
 *     was not heard is found in the log [SYNC-4].
 *  2. While rights may have changed unseen, nobody is told rows from elsewhere [SYNC-9].
 *  3. People of a node that has been silent for six seconds are gone [SYNC-10].
 */
import type { DocumentId } from '@tandem/shared/ids'
import type { Bus } from '../platform/bus.js'
import type { Log } from '../platform/log.js'
import { lookForMissedRows } from './missed-rows.js'
import {
  alive,
  allPeople,
  logMoved,
  peopleAsked,
  peopleChanged,
  rowsAppended,
  sentRow,
} from './neighbour-topics.js'
import { OwnPeople } from './own-people.js'
import { HeardPeople, type PeopleElsewhere, type SaidOfPeople } from './people-elsewhere.js'
import type { RoomNeighbours } from './room-neighbours.js'
import type { Room } from './room.js'
import type { Rooms } from './rooms.js'
import type { UpdateLog } from './update-log.store.js'

export interface NeighboursParts {
  bus: Bus
  log: UpdateLog
  /** Monotonic, ms. */
  now: () => number
  /** Whether what others changed about rights has been seen up to now. */
  areRightsFresh: () => boolean
  logger: Log
}

export interface Neighbours extends RoomNeighbours, PeopleElsewhere {
  /** From now on these rooms hear what others say, and look for what they missed. */
  attend(rooms: Rooms): void
  close(): void
}

/** Larger batches are read from the log: a stream of them would fill the memory of the bus. */
const mostToldBytes = 64 * 1024
const aliveEveryMs = 1_500
const forgetEveryMs = 500
/** Comings and moves are gathered before the items are numbered. */
const numberAfterMs = 250
/** Whoever missed something asks again with the next sign of life. */
const tellAllAtMostEveryMs = 500

export function busNeighbours(parts: NeighboursParts): Neighbours {
  const { bus, logger } = parts
  const own = new OwnPeople()
  const heard = new HeardPeople(parts.now)
  const listeners = new Set<(documentId: DocumentId) => void>()
  const toNumber = new Set<DocumentId>()
  let numbering: NodeJS.Timeout | null = null
  let toldAllAt = Number.NEGATIVE_INFINITY
  let rooms: Rooms | null = null
  let end = (): void => undefined

  /** Acts on the room of a document if there is one here. */
  function withRoom(documentId: DocumentId, act: (room: Room) => void): void {
    // A room that cannot be loaded has told whoever wanted to enter it.
    rooms?.peek(documentId)?.then(act, () => undefined)
  }

  function tellPeople(said: SaidOfPeople | null): void {
    if (!said) return
    const { documentId, changed, left } = said
    if (changed.length > 0 || left.length > 0) {
      withRoom(documentId, (room) => room.hearPeople([...changed], [...left]))
    }
    for (const listener of listeners) listener(documentId)
  }

  function say({ documentId, changed, left, numbers }: SaidOfPeople): void {
    own.revision += 1
    const said = { documentId, changed: [...changed], left: [...left], numbers: { ...numbers } }
    bus.publish(peopleChanged, { revision: own.revision, ...said })
  }

  function tellAll(): void {
    if (parts.now() - toldAllAt < tellAllAtMostEveryMs) return
    toldAllAt = parts.now()
    bus.publish(allPeople, { revision: own.revision, documents: own.all() })
    for (const documentId of own.ids()) numberSoon(documentId)
  }

  function numberSoon(documentId: DocumentId): void {
    toNumber.add(documentId)
    numbering ??= setTimeout(() => {
      numbering = null
      for (const each of toNumber) {
        // The next move, or whoever asks for everyone, tries again.
        number(each).catch((error: unknown) => logger.error('items.not-numbered', { error }))
      }
      toNumber.clear()
    }, numberAfterMs)
  }

  async function number(documentId: DocumentId): Promise<void> {
    if (!rooms || heard.isAlone) return
    const numbers = await own.number(documentId, rooms)
    if (Object.keys(numbers).length > 0) say({ documentId, changed: [], left: [], numbers })
  }

  function ask(nodeId: string): void {
    bus.publish(peopleAsked, { nodeId })
  }

  return {
    attend(attended) {
      rooms = attended
      const looking = lookForMissedRows({ ...parts, rooms: attended })
      const living = setInterval(() => bus.publish(alive, { revision: own.revision }), aliveEveryMs)
      const forgetting = setInterval(() => {
        for (const said of heard.forgetSilent()) tellPeople(said)
      }, forgetEveryMs)
      const stops = [
        bus.on(rowsAppended, ({ documentId, rows }) => {
          if (parts.areRightsFresh()) withRoom(documentId, (room) => room.hear(rows))
          else looking.missedSome()
        }),
        bus.on(logMoved, ({ documentId }) => {
          if (parts.areRightsFresh()) withRoom(documentId, (room) => room.catchUp())
          else looking.missedSome()
        }),
        bus.on(peopleChanged, ({ revision, ...said }, nodeId) => {
          tellPeople(heard.hear(nodeId, revision, said))
          if (!heard.isUpToDate(nodeId, revision)) ask(nodeId)
        }),
        bus.on(allPeople, ({ revision, documents }, nodeId) => {
          for (const said of heard.hearAll(nodeId, revision, documents)) tellPeople(said)
        }),
        bus.on(alive, ({ revision }, nodeId) => {
          if (!heard.isUpToDate(nodeId, revision)) ask(nodeId)
        }),
        bus.on(peopleAsked, ({ nodeId }) => {
          if (nodeId === bus.nodeId) tellAll()
        }),
        bus.onUp(() => {
          looking.missedSome()
          bus.publish(alive, { revision: own.revision })
          tellAll()
        }),
      ]
      end = () => {
        clearInterval(living)
        clearInterval(forgetting)
        if (numbering) clearTimeout(numbering)
        looking.close()
        for (const stop of stops) stop()
      }
    },

    appended(documentId, rows) {
      const bytes = rows.reduce((sum, row) => sum + row.frame.length, 0)
      const headSeq = rows.at(-1)?.seq ?? 0
      if (bytes > mostToldBytes) bus.publish(logMoved, { documentId, headSeq })
      else bus.publish(rowsAppended, { documentId, rows: rows.map(sentRow) })
    },

    peopleChanged(documentId, changed, left) {
      own.change(documentId, changed, left)
      say({ documentId, changed, left, numbers: {} })
      if (changed.length > 0) numberSoon(documentId)
    },

    peopleIn: (documentId) => heard.seenIn(documentId).map(({ participant }) => participant),
    documents: () => heard.documents(),
    itemNumberOf: (documentId, id) =>
      heard.seenIn(documentId).find(({ participant }) => participant.id === id)?.itemNumber ?? null,
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => end(),
  }
}
