/** What every story starts from: a server of its own with the demonstration, and people who arrive. */
import { test as base, expect } from '@playwright/test'
import { Person, type PersonOptions } from './person.js'
import { type Environment, ServerProcess } from './server.js'

export interface Tandem {
  server: ServerProcess
  /** A person of the demonstration at a browser, signed in. */
  person(login: string, options?: PersonOptions): Promise<Person>
  /** A browser in which nobody is signed in. */
  visitor(options?: PersonOptions): Promise<Person>
}

interface Choices {
  /** What the server is started for: its demonstration, as it is or filled by an attacker, or fresh for real use. */
  serverFor: 'demonstration' | 'hostile' | 'real'
  /** What its operator says, in the words of `.env.example`. */
  environment: Environment
}

export const test = base.extend<Choices & { tandem: Tandem }>({
  serverFor: ['demonstration', { option: true }],
  environment: [{}, { option: true }],
  tandem: async ({ browser, serverFor, environment }, use, info) => {
    const server = await ServerProcess.start(serverFor, environment)
    const people: Person[] = []
    const arrive = async (login: string, options: PersonOptions = {}): Promise<Person> => {
      const person = await Person.at(browser, server, login, options)
      people.push(person)
      return person
    }
    await use({
      server,
      visitor: (options) => arrive('', options),
      person: async (login, options = {}) => (await arrive(login, options)).signsIn(options),
    })
    const complaints = people.flatMap((person) =>
      person.complaints.map((complaint) => `${person.login || 'visitor'}: ${complaint}`),
    )
    await Promise.all(people.map((person) => person.leaves()))
    await server.stop()
    if (info.status !== 'passed' && server.log.length > 0) console.log(server.log.join('\n'))
    expect(complaints, 'no console error and no policy report in any story').toEqual([])
  },
})

export { expect }
