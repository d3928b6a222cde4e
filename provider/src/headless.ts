/** Live documents for scripts: by the server's address and a personal access token, over one socket. */
import type { DocumentId } from '@tandem/shared/ids'
import type { LinkState } from '@tandem/shared/sync'
import type * as Y from 'yjs'
import { type LiveDocument, liveDocument } from './live-document.js'
import { openSocketLink, type SocketLink } from './socket-link.js'

export interface ConnectOptions {
  /** Where the server is, such as `https://tandem.example`. */
  url: string
  /** A personal access token; it travels as a header and never in an address. */
  token: string
}

export interface OpenOptions {
  /** To go on with a document kept from earlier; else a new one. */
  doc?: Y.Doc
  signal?: AbortSignal
}

export interface Connection {
  /** Several documents share the socket; each of them once at a time. */
  open(documentId: DocumentId, options?: OpenOptions): LiveDocument
  readonly state: LinkState
  /** Leaves every document and closes the socket. */
  close(): Promise<void>
}

export function connect(options: ConnectOptions): Connection {
  const link = openLink(options)
  const open = new Map<DocumentId, LiveDocument>()

  return {
    open(documentId, { doc, signal } = {}) {
      // The server knows one participant for each socket and document: a second would end the first.
      if (open.has(documentId)) throw new Error(`${documentId} is open on this connection already.`)
      const onLeft = (): Promise<void> => {
        open.delete(documentId)
        return Promise.resolve()
      }
      const live = liveDocument({ documentId, link, doc, signal, onLeft })
      // A signal that fired beforehand has closed it already.
      if (!signal?.aborted) open.set(documentId, live)
      return live
    },
    get state() {
      return link.state
    },
    async close() {
      await Promise.all([...open.values()].map((live) => live.destroy()))
      await link.close()
    },
  }
}

/** One document over a socket of its own, which is closed with it. */
export function connectDocument(
  options: ConnectOptions & OpenOptions & { documentId: DocumentId },
): LiveDocument {
  const { documentId, doc, signal } = options
  const link = openLink(options)
  return liveDocument({ documentId, link, doc, signal, onLeft: () => link.close() })
}

function openLink({ url, token }: ConnectOptions): SocketLink {
  const { origin } = new URL(url)
  const headers = { authorization: `Bearer ${sendable(token)}` }
  return openSocketLink({ url: origin, headers })
}

/** Read from a file, a token ends in a line break: that is forgiven. */
function sendable(token: string): string {
  const trimmed = token.trim()
  if (!/^[\x21-\x7e]+$/.test(trimmed)) throw new TypeError('This is not an access token.')
  return trimmed
}
