/**
 * A link between one page and one node, in virtual time: messages keep their order on one line and no order
 * across lines; a cut loses what is on the way in both directions, and the two ends notice it at their
 * own time, or the page comes back before the server has missed it.
 */
import {
  type AnyNotice,
  notices,
  type NoticeType,
  type ReceivedAnswer,
  type ReceivedNotice,
  type Reply,
  type Request,
  requests,
  type RequestType,
  toWire,
  type WireBytes,
} from '@tandem/shared/protocol'
import { type Link, LinkLost, type LinkState, RequestRefused } from '@tandem/shared/sync'
import type { Connection } from '../../platform/socket/connection.js'
import { RequestJudge, type RequestParts } from '../../platform/socket/requests.js'
import type { Ledger } from './ledger.js'
import type { SimulatedPerson } from './simulated-person.js'
import type { VirtualWorld } from './virtual-world.js'
import type { Weather } from './weather.js'

/** A node, as far as a line to it needs to know. */
export interface Reachable {
  readonly isAlive: boolean
  readonly requestParts: RequestParts<SimulatedPerson>
  /** Told when the node dies. */
  onDeath(act: () => void): void
}

export interface LinkParts {
  world: VirtualWorld
  weather: Weather
  ledger: Ledger
  person: SimulatedPerson
  anyNode: () => Reachable | null
  /** A broken twin: the page takes the server to have everything when it opens again. */
  resends: boolean
}

type AnyRequest = { [T in RequestType]: Request<T> & { type: T } }[RequestType]

/** One connection from its making to its end. */
interface Line {
  isUp: boolean
  judge: RequestJudge<SimulatedPerson>
  toServerAt: number
  toPageAt: number
  serverNotices: () => void
  failUnderWay: Set<() => void>
}

export class SimulatedLink implements Link {
  state: LinkState = { kind: 'connecting' }
  private readonly parts: LinkParts
  private readonly stateListeners = new Set<(state: LinkState) => void>()
  private readonly noticeListeners = new Map<NoticeType, Set<(notice: never) => void>>()
  private line: Line | null = null
  private wantsLine = true
  private isClosed = false
  private lines = 0

  constructor(parts: LinkParts) {
    this.parts = parts
    this.retry()
  }

  /** Really up, not only taken to be. */
  get isUp(): boolean {
    return this.line?.isUp ?? false
  }

  /** Off line until `goOnline`. */
  goOffline(): void {
    this.wantsLine = false
    this.cut()
  }

  goOnline(): void {
    if (this.wantsLine || this.isClosed) return
    this.wantsLine = true
    this.retry()
  }

  /** Everything on the way is lost; each end learns of it in its own time. */
  cut(): void {
    const { line } = this
    if (!line?.isUp) return
    line.isUp = false
    const { world } = this.parts
    world.after(world.dice.pick([0, 50, 3_000]), line.serverNotices)
    world.after(world.dice.pick([0, 0, 50, 2_000]), () => this.pageNotices(line))
  }

  /** The page is gone. */
  close(): void {
    this.isClosed = true
    this.cut()
  }

  onState(listener: (state: LinkState) => void): () => void {
    this.stateListeners.add(listener)
    return () => this.stateListeners.delete(listener)
  }

  onNotice<T extends NoticeType>(type: T, listener: (notice: ReceivedNotice<T>) => void): () => void {
    const listeners = this.noticeListeners.get(type) ?? new Set()
    listeners.add(listener)
    this.noticeListeners.set(type, listeners)
    return () => listeners.delete(listener)
  }

  request<T extends RequestType>(message: Request<T> & { type: T }): Promise<ReceivedAnswer<T>> {
    const { line } = this
    if (!line || this.state.kind !== 'open') return Promise.reject(new LinkLost())
    const { type, ...payload } = message
    return new Promise((resolve, reject) => {
      const fail = (): void => reject(new LinkLost())
      line.failUnderWay.add(fail)
      this.toServer(line, () => {
        this.parts.world.note(type)
        this.noteArrival(message)
        void line.judge.judge(type, payload).then(({ reply }) => {
          this.toPage(line, () => {
            if (this.isClosed) return
            line.failUnderWay.delete(fail)
            this.settle(message, reply, resolve as (answer: unknown) => void, reject)
          })
        })
      })
    })
  }

  reconnectNow(): void {
    this.goOnline()
  }

  private noteArrival(message: AnyRequest): void {
    if (message.type === 'edit') this.parts.ledger.arrived(bytesOf(message.update), this.parts.world.now)
  }

  private settle(
    message: AnyRequest,
    reply: Reply<unknown>,
    resolve: (answer: unknown) => void,
    reject: (error: Error) => void,
  ): void {
    if (!reply.ok) return reject(new RequestRefused(reply.error))
    const answer = requests[message.type].answer.parse(reply.value)
    if (message.type === 'edit') {
      this.parts.ledger.answered(bytesOf(message.update), requests.edit.answer.parse(reply.value))
    }
    if (message.type === 'open' && !this.parts.resends) forgetWhatIsLacking(answer, message.stateVector)
    resolve(answer)
  }

  private retry(): void {
    const { world } = this.parts
    world.after(world.dice.between(100, 1_000), () => {
      if (!this.wantsLine || this.isClosed || this.line) return
      const node = this.parts.anyNode()
      if (node?.isAlive) this.connect(node)
      else this.retry()
    })
  }

  private connect(node: Reachable): void {
    this.lines += 1
    const gone: (() => void)[] = []
    let isGone = false
    const line: Line = {
      isUp: true,
      judge: new RequestJudge(
        node.requestParts,
        this.connectionOf(
          () => line,
          gone,
          () => isGone,
        ),
      ),
      toServerAt: 0,
      toPageAt: 0,
      serverNotices: () => {
        if (isGone || !node.isAlive) return
        isGone = true
        for (const act of gone) act()
      },
      failUnderWay: new Set(),
    }
    node.onDeath(() => {
      if (this.line !== line || !line.isUp) return
      line.isUp = false
      const { world } = this.parts
      // A dead process says goodbye, or its silence is noticed by a heartbeat.
      world.after(world.dice.pick([0, 100, 8_000]), () => this.pageNotices(line))
    })
    this.line = line
    this.parts.world.note('connect', this.parts.person.userId)
    this.setState({ kind: 'open' })
  }

  private pageNotices(line: Line): void {
    if (this.line !== line) return
    this.line = null
    for (const fail of line.failUnderWay) fail()
    if (this.isClosed) return
    this.setState({ kind: 'lost', retryAt: null })
    if (this.wantsLine) this.retry()
  }

  private connectionOf(
    line: () => Line,
    gone: (() => void)[],
    isGone: () => boolean,
  ): Connection<SimulatedPerson> {
    return {
      id: `${this.parts.person.userId}-${this.lines}`,
      person: this.parts.person,
      tell: (notice: AnyNotice) => {
        this.parts.ledger.told(notice, toWire)
        this.toPage(line(), () => this.receive(notice))
      },
      joinAudience: () => null,
      leaveAudience: () => undefined,
      isBehind: false,
      onGone: (act) => gone.push(act),
      get isGone() {
        return isGone()
      },
    }
  }

  private receive(notice: AnyNotice): void {
    if (this.isClosed) return
    this.parts.world.note(notice.type)
    const listeners = this.noticeListeners.get(notice.type)
    if (!listeners?.size) return
    const parsed = notices[notice.type].parse(notice)
    for (const listener of listeners) listener(parsed as never)
  }

  private toServer(line: Line, act: () => void): void {
    line.toServerAt = this.travel(line, line.toServerAt, act)
  }

  private toPage(line: Line, act: () => void): void {
    line.toPageAt = this.travel(line, line.toPageAt, act)
  }

  /** Arrives in order; answers when. */
  private travel(line: Line, last: number, act: () => void): number {
    const { world, weather } = this.parts
    const at = Math.max(last, world.now + world.dice.between(0, weather.linkMs))
    world.after(at - world.now, () => {
      if (line.isUp) act()
    })
    return at
  }

  private setState(state: LinkState): void {
    this.state = state
    for (const listener of this.stateListeners) listener(state)
  }
}

const bytesOf = (onWire: WireBytes): Uint8Array => requests.edit.message.shape.update.parse(onWire)

function forgetWhatIsLacking(answer: unknown, stateVector: WireBytes | undefined): void {
  const opened = answer as { mode: string; stateVector: Uint8Array | null }
  if (opened.mode !== 'live' || stateVector === undefined) return
  opened.stateVector = bytesOf(stateVector)
}
