/** The history of documents, as a person reads it over HTTP. */
import { Comparison, PassageHistory, Timeline, Unseen } from '@tandem/shared/history'
import type { DocumentId } from '@tandem/shared/ids'
import type { Answer } from './browser.js'
import type { Login } from './people.js'
import type { TestServer } from './start-test-server.js'

export interface HistoriesOf {
  /** `path` is what comes behind `…/history`. */
  get(login: Login, id: DocumentId, path?: string): Promise<Answer>
  send(
    login: Login,
    method: 'post' | 'put' | 'patch',
    id: DocumentId,
    path: string,
    body: object,
  ): Promise<Answer>
  timeline(login: Login, id: DocumentId): Promise<Timeline>
  comparison(login: Login, id: DocumentId, from: number, to: number): Promise<Comparison>
  passage(login: Login, id: DocumentId, passageId: string): Promise<PassageHistory>
  /** Groups by their short names. */
  unseen(login: Login, group: string): Promise<Unseen['documents']>
}

/** The server may be started later than this is asked for. */
export function historiesOf(server: () => TestServer): HistoriesOf {
  const address = (id: DocumentId, path: string): string => `api/v1/documents/${id}/history${path}`
  const get: HistoriesOf['get'] = async (login, id, path = '') =>
    (await server().as(login)).get(address(id, path))
  return {
    get,
    send: async (login, method, id, path, body) =>
      (await server().as(login))[method](address(id, path), body),
    timeline: async (login, id) => Timeline.parse((await get(login, id)).json),
    comparison: async (login, id, from, to) =>
      Comparison.parse((await get(login, id, `/comparison?from=${from}&to=${to}`)).json),
    passage: async (login, id, passageId) =>
      PassageHistory.parse((await get(login, id, `/passages/${passageId}`)).json),
    async unseen(login, group) {
      const path = `api/v1/groups/${await server().groupId(group)}/unseen`
      return Unseen.parse((await (await server().as(login)).get(path)).json).documents
    },
  }
}
