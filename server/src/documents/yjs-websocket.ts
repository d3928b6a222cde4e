/**
 * Stock y-websocket clients in live documents [SYNC-17]: one session translates their protocol to the
 * requests and notices of everybody else, so that rooms, rights, guard, log and limits are the same.
 *
 * The protocol has no answers: whatever is refused closes the socket, with a code and a sentence.
 */
import { DocumentId } from '@tandem/shared/ids'
import {
  type AnyNotice,
  largestMessageBytes,
  largestResynchronisationBytes,
  mostEditBytesPerSecond,
  notices,
  type Place,
  type ReceivedAnswer,
  Refusal,
  refuse,
  type Request,
  requests,
  type RequestType,
  toWire,
  toWireError,
} from '@tandem/shared/protocol'
import { mergeUpdates, Outbox, Places, realTimers, RequestRefused } from '@tandem/shared/sync'
import { randomInt } from 'node:crypto'
import * as Y from 'yjs'
import { Rate } from '../platform/socket/rate.js'
import { RequestJudge, type RequestParts } from '../platform/socket/requests.js'
import type { ByteSocket } from '../platform/socket/yjs-socket-server.js'
import { readUpdate } from './guard/read-update.js'
import { OutgoingAwareness } from './yjs-awareness.js'
import {
  awarenessMessage,
  haveMessage,
  type HeardState,
  lackMessage,
  readYjsMessage,
  updateMessage,
} from './yjs-messages.js'

/** A stock client sends one message for each key; a script's loop sends many at once. They are taken together. */
const mostMessagesPerSecond = 500
const mostMessagesAtOnce = 10_000
/** Edits, and the presence of a full house echoed. */
const mostBytesPerSecond = 4 * mostEditBytesPerSecond
/** Its first message asks for the text, its second says which client it is: so long the first waits for it. */
const clientIdWithinMs = 100
/** Comings, goings and moves are told together, since a stock client echoes each message it hears. */
const presenceEveryMs = 150
/** A stock client forgets people after 30 s, and takes a link without messages for dead. */
const renewPresenceEveryMs = 12_000

export function yjsSessions<Person>(
  parts: RequestParts<Person>,
): (socket: ByteSocket<Person>, name: string) => (message: Uint8Array) => void {
  return (socket, name) => {
    const session = new YjsSession(parts, socket, name)
    return (message) => session.receive(message)
  }
}

class YjsSession<Person> {
  private readonly parts: RequestParts<Person>
  private readonly socket: ByteSocket<Person>
  /** Null when it is no id of ours: then nothing is here, in the same words. */
  private readonly documentId: DocumentId | null
  private readonly judge: RequestJudge<Person>
  private readonly messages: Rate
  private readonly bytes: Rate
  private readonly updateBytes: Rate
  private readonly outbox: Outbox
  private readonly places: Places
  private readonly renewing: NodeJS.Timeout
  private presenceTimer: NodeJS.Timeout | undefined
  private clientIdTimer: NodeJS.Timeout | undefined
  private clientId: number | null = null
  private awareness: OutgoingAwareness | null = null
  private lastState = ''
  private stateVector: Uint8Array | null = null
  private opening = false
  private isOpen = false
  /** Asked for the text again while an answer was on its way: one at a time [SYNC-11]. */
  private mustOpenAgain = false
  /** What came before the document was open. */
  private early: Uint8Array[] = []
  private ownId: string | null = null

  constructor(parts: RequestParts<Person>, socket: ByteSocket<Person>, name: string) {
    this.parts = parts
    this.socket = socket
    this.documentId = DocumentId.safeParse(name).data ?? null
    this.judge = new RequestJudge(parts, {
      id: socket.id,
      person: socket.person,
      tell: (notice) => this.tell(notice),
      joinAudience: () => null,
      leaveAudience: () => undefined,
      get isBehind() {
        return socket.isBehind
      },
      onGone: (act) => socket.onGone(act),
      get isGone() {
        return socket.isGone
      },
    })
    const now = parts.wallNow()
    this.messages = new Rate(mostMessagesPerSecond, mostMessagesAtOnce, now)
    this.bytes = new Rate(mostBytesPerSecond, largestResynchronisationBytes, now)
    this.updateBytes = new Rate(mostEditBytesPerSecond, largestResynchronisationBytes, now)
    this.outbox = new Outbox({
      timers: realTimers,
      send: (update) => this.ask({ type: 'edit', documentId: this.known(), update: toWire(update) }),
      onStored: () => undefined,
      onFailed: (error) => this.end(error),
    })
    this.places = new Places(realTimers, (place) => this.tellPlace(place))
    this.renewing = setInterval(() => {
      this.awareness?.renew()
      this.presenceSoon()
    }, renewPresenceEveryMs)
    socket.onGone(() => this.stop())
  }

  receive(message: Uint8Array): void {
    try {
      if (message.length > largestMessageBytes) throw refuse('too_large')
      const now = this.parts.wallNow()
      if (!this.messages.take(now) || !this.bytes.take(now, message.length)) throw refuse('too_many_requests')
      this.hear(message)
    } catch (error) {
      this.end(error)
    }
  }

  private hear(bytes: Uint8Array): void {
    const message = readYjsMessage(bytes)
    switch (message.kind) {
      case 'have':
        this.stateVector = message.stateVector
        return this.openSoon()
      case 'update':
        return this.hearUpdate(message.update)
      case 'awareness':
        return this.hearAwareness(message.states)
      case 'ask-awareness':
        this.awareness?.renew()
        return this.presenceSoon()
    }
  }

  private hearUpdate(update: Uint8Array): void {
    if (!this.updateBytes.take(this.parts.wallNow(), update.length)) throw refuse('too_many_requests')
    // Several may be merged on their way to the room: only what can be read is let near Yjs [SYNC-3].
    readUpdate(update)
    if (this.isOpen) this.outbox.add(update)
    else this.early.push(update)
  }

  /** Only what it says of itself counts, and of that only its place; the rest is an echo. */
  private hearAwareness(states: HeardState[]): void {
    this.clientId ??= states[0]?.clientId ?? null
    if (this.clientId !== null && this.clientId > 0xffff_ffff) throw refuse('malformed')
    if (this.stateVector && !this.isOpen && !this.opening) this.open()
    const own = states.find(({ clientId }) => clientId === this.clientId)
    if (!own) return
    const state = Buffer.from(own.state).toString()
    // Repeated every 15 s, and with every echo.
    if (state === this.lastState) return
    this.lastState = state
    this.places.set(placeIn(state))
  }

  private openSoon(): void {
    if (this.clientId !== null) return this.open()
    this.clientIdTimer ??= setTimeout(() => this.open(), clientIdWithinMs)
  }

  private open(): void {
    clearTimeout(this.clientIdTimer)
    if (this.opening) {
      this.mustOpenAgain = true
      return
    }
    this.opening = true
    this.isOpen = false
    // What is under way may be stored or not: the answer to our state vector holds it again.
    this.outbox.stop()
    this.places.stop()
    this.openNow().catch((error: unknown) => this.end(error))
  }

  private async openNow(): Promise<void> {
    const stateVector = this.stateVector ?? new Uint8Array([0])
    // Someone without presence gets an id nobody writes with; authorship is bound by what is written.
    const clientId = (this.clientId ??= randomInt(2 ** 32))
    const opened = await this.ask({ type: 'open', documentId: this.known(), clientId, stateVector })
    this.opening = false
    if (this.socket.isGone) return
    // Only those who may edit see the live document (M8), and this protocol knows no other.
    if (opened.mode === 'record') throw refuse('not_allowed')
    if (this.mustOpenAgain) {
      this.mustOpenAgain = false
      return this.open()
    }
    this.answer(opened, clientId)
  }

  private answer(opened: Extract<ReceivedAnswer<'open'>, { mode: 'live' }>, clientId: number): void {
    const [first, ...others] = opened.updates
    // The image, if there is one, goes as it is; the rest last and together: then the whole text is there.
    if (first && others.length > 0) this.socket.send(updateMessage(first))
    this.socket.send(lackMessage(lastOf(first, others)))
    if (opened.stateVector) this.socket.send(haveMessage(opened.stateVector))
    this.ownId = opened.you.id
    this.awareness ??= new OutgoingAwareness(clientId, this.parts.wallNow)
    this.awareness.start(opened.participants)
    this.tellPresence()
    this.isOpen = true
    this.outbox.start(this.early.splice(0), 0)
    this.places.start()
  }

  private tell(notice: AnyNotice): void {
    switch (notice.type) {
      case 'edits': {
        const { edits } = notices.edits.parse(notice)
        for (const { by, update } of edits) if (by !== this.ownId) this.socket.send(updateMessage(update))
        return
      }
      case 'participants': {
        const { changed, left } = notices.participants.parse(notice)
        this.awareness?.change(
          changed.filter((each) => each.id !== this.ownId),
          left,
        )
        return this.presenceSoon()
      }
      case 'ended':
        return this.socket.refuse(notice.error)
      case 'signed_out':
        return this.socket.refuse(toWireError(refuse('token_refused')))
      case 'record':
      case 'commitments':
      case 'history':
      case 'here':
      case 'group':
        return
    }
  }

  private presenceSoon(): void {
    this.presenceTimer ??= setTimeout(() => this.tellPresence(), presenceEveryMs)
  }

  private tellPresence(): void {
    clearTimeout(this.presenceTimer)
    this.presenceTimer = undefined
    if (this.awareness) this.socket.send(awarenessMessage(this.awareness.take()))
  }

  private tellPlace(place: Place | null): void {
    this.ask({ type: 'place', documentId: this.known(), place }).catch((error: unknown) => this.end(error))
  }

  private async ask<T extends RequestType>(message: Request<T> & { type: T }): Promise<ReceivedAnswer<T>> {
    const { reply } = await this.judge.judge(message.type, message)
    if (!reply.ok) throw new RequestRefused(reply.error)
    return requests[message.type].answer.parse(reply.value) as ReceivedAnswer<T>
  }

  private known(): DocumentId {
    if (this.documentId === null) throw refuse('not_found')
    return this.documentId
  }

  private end(error: unknown): void {
    if (error instanceof RequestRefused) return this.socket.refuse(error.error)
    if (error instanceof Refusal) return this.socket.refuse(toWireError(error))
    this.parts.logger.error('yjs.session-failed', { error })
    this.socket.refuse(toWireError(refuse('internal')))
  }

  private stop(): void {
    this.outbox.stop()
    this.places.stop()
    clearInterval(this.renewing)
    clearTimeout(this.presenceTimer)
    clearTimeout(this.clientIdTimer)
  }
}

/** An editor of ours may say where it is; what other editors write there means nothing here. */
function placeIn(state: string): Place | null {
  let value: unknown
  try {
    value = JSON.parse(state)
  } catch {
    throw refuse('malformed')
  }
  const place: unknown = typeof value === 'object' && value !== null && 'place' in value ? value.place : null
  return requests.place.message.shape.place.safeParse(place).data ?? null
}

/** Nothing at all is an update too: no structs, no deletions. */
function lastOf(first: Uint8Array | undefined, others: readonly Uint8Array[]): Uint8Array {
  if (others.length > 0) return mergeUpdates(others)
  return first ?? Y.encodeStateAsUpdate(new Y.Doc())
}
