/**
 * A link without a network: a provider on one side, the server's real handlers on the other, and the
 * test decides when messages arrive and when the line is cut.
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
} from '@tandem/shared/protocol'
import { type Link, LinkLost, type LinkState, RequestRefused } from '@tandem/shared/sync'
import type { Connection } from '../platform/socket/connection.js'
import { RequestJudge, type RequestParts } from '../platform/socket/requests.js'

export class InMemoryLink<Person> implements Link {
  state: LinkState = { kind: 'connecting' }
  /** When false, what either side says waits until `deliver`. */
  flowing = true
  private readonly parts: RequestParts<Person>
  private readonly person: Person
  private readonly stateListeners = new Set<(state: LinkState) => void>()
  private readonly noticeListeners = new Map<NoticeType, Set<(notice: never) => void>>()
  private waiting: (() => void)[] = []
  private goneListeners: (() => void)[] = []
  private failUnderWay: (() => void)[] = []
  private judge: RequestJudge<Person> | null = null
  private generation = 0

  constructor(parts: RequestParts<Person>, person: Person) {
    this.parts = parts
    this.person = person
  }

  /** The line comes up. */
  connect(): void {
    this.judge = new RequestJudge(this.parts, this.makeConnection())
    this.setState({ kind: 'open' })
  }

  /** The line is cut: what was on its way is lost, on both sides. */
  cut(): void {
    this.generation += 1
    this.judge = null
    this.waiting = []
    for (const gone of this.goneListeners.splice(0)) gone()
    for (const fail of this.failUnderWay.splice(0)) fail()
    this.setState({ kind: 'lost', retryAt: null })
  }

  deliver(): void {
    for (const act of this.waiting.splice(0)) act()
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
    const { judge } = this
    if (!judge) return Promise.reject(new LinkLost())
    const { type, ...payload } = message
    return new Promise((resolve, reject) => {
      this.failUnderWay.push(() => reject(new LinkLost()))
      this.pass(() => {
        void judge.judge(type, payload).then(({ reply }) => {
          this.pass(() => settle(type, reply, resolve, reject))
        })
      })
    })
  }

  reconnectNow(): void {
    this.connect()
  }

  private makeConnection(): Connection<Person> {
    const generation = this.generation
    const isGone = (): boolean => generation !== this.generation
    return {
      id: `memory-${generation}`,
      person: this.person,
      tell: (notice: AnyNotice) => {
        if (!isGone()) this.pass(() => this.receive(notice))
      },
      joinAudience: () => null,
      leaveAudience: () => undefined,
      isBehind: false,
      onGone: (act) => this.goneListeners.push(act),
      get isGone() {
        return isGone()
      },
    }
  }

  private receive(notice: AnyNotice): void {
    const parsed = notices[notice.type].parse(notice)
    for (const listener of this.noticeListeners.get(notice.type) ?? []) listener(parsed as never)
  }

  private pass(act: () => void): void {
    const generation = this.generation
    const ifStillUp = (): void => {
      if (generation === this.generation) act()
    }
    if (this.flowing) ifStillUp()
    else this.waiting.push(ifStillUp)
  }

  private setState(state: LinkState): void {
    this.state = state
    for (const listener of this.stateListeners) listener(state)
  }
}

function settle<T extends RequestType>(
  type: T,
  reply: Reply<unknown>,
  resolve: (answer: ReceivedAnswer<T>) => void,
  reject: (error: Error) => void,
): void {
  if (reply.ok) resolve(requests[type].answer.parse(reply.value) as ReceivedAnswer<T>)
  else reject(new RequestRefused(reply.error))
}
