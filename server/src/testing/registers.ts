/** The registers of a group, as a person reads them over HTTP. */
import {
  CommitmentList,
  type CommitmentView,
  DecisionList,
  type DecisionView,
} from '@tandem/shared/commitments'
import type { Answer } from './browser.js'
import type { Login } from './people.js'
import type { TestServer } from './start-test-server.js'

export interface Registers {
  get(login: Login, path: string): Promise<Answer>
  /** Groups by their short names. */
  register(login: Login, group: string): Promise<CommitmentView[]>
  numbers(login: Login, group: string): Promise<string[]>
  numbered(login: Login, group: string, number: string): Promise<CommitmentView>
  decisions(login: Login, group: string, about?: string): Promise<DecisionView[]>
}

/** The server may be started later than this is asked for. */
export function registersOf(server: () => TestServer): Registers {
  const get = async (login: Login, path: string) => (await server().as(login)).get(`api/v1/${path}`)
  const register = async (login: Login, group: string) => {
    const answer = await get(login, `groups/${await server().groupId(group)}/commitments`)
    return CommitmentList.parse(answer.json).commitments
  }
  return {
    get,
    register,
    numbers: async (login, group) => (await register(login, group)).map(({ number }) => number),
    async numbered(login, group, number) {
      const found = (await register(login, group)).find((each) => each.number === number)
      if (!found) throw new Error(`${login} sees no ${number}.`)
      return found
    },
    async decisions(login, group, about = '') {
      const path = `groups/${await server().groupId(group)}/decisions?about=${encodeURIComponent(about)}`
      return DecisionList.parse((await get(login, path)).json).decisions
    },
  }
}
