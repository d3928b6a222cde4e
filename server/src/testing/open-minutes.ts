/** A script with a person's access token, at work in minutes. */
import { connectDocument, type LiveDocument, openSocketLink, type SocketLink } from '@tandem/provider'
import type { DocumentId } from '@tandem/shared/ids'
import { accessToken } from './access-token.js'
import type { Login } from './people.js'
import type { TestServer } from './start-test-server.js'

export interface ScriptsAtWork {
  /** Joins the live text. */
  writes(login: Login, documentId: DocumentId): Promise<LiveDocument>
  /** Opens the document as he may, and counts what he is told of its commitments. */
  listens(login: Login, documentId: DocumentId): Promise<() => number>
  /** Everyone leaves. */
  leave(): Promise<void>
}

export function scriptsAtWork(server: TestServer): ScriptsAtWork {
  const live: LiveDocument[] = []
  const links: SocketLink[] = []
  return {
    async writes(login, documentId) {
      const { secret: token } = await accessToken(server, login)
      const opened = connectDocument({ url: server.url, documentId, token })
      live.push(opened)
      await opened.synced
      return opened
    },
    async listens(login, documentId) {
      const { secret } = await accessToken(server, login)
      const { origin } = new URL(server.url)
      const link = openSocketLink({ url: origin, headers: { authorization: `Bearer ${secret}` } })
      links.push(link)
      let told = 0
      link.onNotice('commitments', (notice) => {
        if (notice.documentId === documentId) told += 1
      })
      await new Promise<void>((opened) => {
        link.onState(({ kind }) => {
          if (kind === 'open') opened()
        })
      })
      await link.request({ type: 'open', documentId, clientId: links.length + 7_000 })
      return () => told
    },
    async leave() {
      await Promise.all([...live.map((each) => each.destroy()), ...links.map((each) => each.close())])
    },
  }
}
