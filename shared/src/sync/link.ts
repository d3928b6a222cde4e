import type {
  NoticeType,
  ReceivedAnswer,
  ReceivedNotice,
  Request,
  RequestType,
  WireError,
} from '../protocol/index.js'

/** `open`: requests can be made. `lost`: trying again at `retryAt`. `refused`: the server will not have us as we are. */
export type LinkState =
  | { kind: 'connecting' }
  | { kind: 'open' }
  | { kind: 'lost'; retryAt: number | null }
  | { kind: 'refused'; error: WireError }

/**
 * The wire as the provider sees it: a socket in the browser and in Node, a queue in tests.
 *
 * Always true: notices arrive in the order the server sent them; after `lost` nothing arrives until the
 * next `open`, and every request still unanswered then has failed with `LinkLost`.
 */
export interface Link {
  readonly state: LinkState
  onState(listener: (state: LinkState) => void): () => void
  onNotice<T extends NoticeType>(type: T, listener: (notice: ReceivedNotice<T>) => void): () => void
  /** Rejects with `RequestRefused` (the server said no) or `LinkLost` (nobody knows what the server did). */
  request<T extends RequestType>(message: Request<T> & { type: T }): Promise<ReceivedAnswer<T>>
  reconnectNow(): void
}

export class RequestRefused extends Error {
  readonly error: WireError
  constructor(error: WireError) {
    super(error.message)
    this.name = 'RequestRefused'
    this.error = error
  }
}

export class LinkLost extends Error {
  constructor() {
    super('The link to the server was lost.')
    this.name = 'LinkLost'
  }
}
