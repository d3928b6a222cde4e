/** A server in real use that is set up over the product's own API, for stories that begin after that. */
import { expect } from '@playwright/test'
import type { Tandem } from './fixtures.js'
import type { Person, PersonOptions } from './person.js'

export const password = 'several words in a row'

const people = [
  { login: 'kor.cochair', name: { en: 'Korea co-chair', ko: '대한민국 공동의장' }, delegation: 'KOR' },
  { login: 'mys.cochair', name: { en: 'Malaysia co-chair', ko: '말레이시아 공동의장' }, delegation: 'MYS' },
]

const delegations = [
  {
    code: 'KOR',
    name: { en: 'Republic of Korea', ko: '대한민국' },
    category: 'plus',
    timeZone: 'Asia/Seoul',
  },
  {
    code: 'MYS',
    name: { en: 'Malaysia', ko: '말레이시아' },
    category: 'asean',
    timeZone: 'Asia/Kuala_Lumpur',
  },
]

const group = {
  short: 'EWG',
  name: { en: 'Experts’ Working Group', ko: '전문가 실무그룹' },
  kind: 'experts_wg',
  coChairs: [
    { delegation: 'KOR', seat: 'plus' },
    { delegation: 'MYS', seat: 'asean' },
  ],
  members: ['KOR', 'MYS'],
  observers: [],
  workingLanguages: ['en', 'ko'],
  defaultMarking: 'TLP:AMBER',
  timeZone: 'Asia/Seoul',
}

const meeting = {
  symbol: 'EWG/1',
  ordinal: 1,
  dates: { start: '2027-03-02', end: '2027-03-03' },
  month: null,
  timeZone: 'Asia/Seoul',
  format: 'in_person',
  host: 'KOR',
  venue: { en: 'Seoul', ko: '서울' },
  agendaFrom: { kind: 'nothing' },
}

export const mailOf = (login: string): string => `${login}@mod.example`

interface Invited {
  account: { userId: string }
  link: { secret: string | null }
}

interface OfficeOptions {
  /** The link in the last mail to this address, where the server sends them. */
  linkInMail?: (mail: string) => string | undefined
}

export class Office {
  readonly tandem: Tandem
  readonly groupId: string
  readonly documentId: string

  private constructor(tandem: Tandem, groupId: string, documentId: string) {
    this.tandem = tandem
    this.groupId = groupId
    this.documentId = documentId
  }

  /** An administrator, two co-chairs, their group and its first meeting. */
  static async open(tandem: Tandem, { linkInMail }: OfficeOptions = {}): Promise<Office> {
    const admin = await tandem.visitor()
    await asks(admin, 'POST', '/set-up', {
      code: await codeOf(tandem),
      login: 'admin',
      password,
      name: { en: 'System administrator', ko: '시스템 관리자' },
      language: 'en',
      timeZone: 'Asia/Seoul',
    })
    for (const one of delegations) await asks(admin, 'POST', '/administration/delegations', one)
    const made = await asks<{ id: string }>(admin, 'POST', '/administration/groups', group)
    for (const one of people) {
      const mail = mailOf(one.login)
      const { account, link } = await asks<Invited>(admin, 'POST', '/administration/people', {
        ...one,
        language: 'en',
        mail,
      })
      const { userId } = account
      const guest = await tandem.visitor()
      const secret = link.secret ?? linkInMail?.(mail)?.split('#')[1]
      await asks(guest, 'POST', '/account-links/use', { secret, mail, password })
      await asks(admin, 'PUT', `/administration/groups/${made.id}/members/${userId}`, { role: 'co_chair' })
    }
    const chair = await tandem.visitor()
    await asks(chair, 'POST', '/sign-in', { login: 'kor.cochair', password })
    const { documentId } = await asks<{ documentId: string }>(
      chair,
      'POST',
      `/groups/${made.id}/meetings`,
      meeting,
    )
    return new Office(tandem, made.id, documentId)
  }

  /** The secret of a new link by which this person may choose another password. */
  async linkOf(login: string): Promise<string> {
    const admin = await this.person('admin')
    const { people } = await asks<{ people: { userId: string; login: string }[] }>(
      admin,
      'GET',
      '/administration/people',
    )
    const userId = people.find((each) => each.login === login)?.userId
    const mail = mailOf(login)
    const link = await asks<{ secret: string }>(admin, 'POST', `/administration/people/${userId}/link`, {
      mail,
    })
    return link.secret
  }

  /** Someone who has signed in at a browser of his own. */
  async person(login: string, options: PersonOptions = {}): Promise<Person> {
    const person = await this.tandem.visitor(options)
    await asks(person, 'POST', '/sign-in', { login, password })
    const me = await asks<{ userId: string }>(person, 'GET', '/me')
    await person.context.addInitScript((userId) => localStorage.setItem('tandem.user', userId), me.userId)
    await person.prefers({ language: 'en', ...options })
    return person
  }
}

/** The code that the server prints while it has no account. */
export async function codeOf({ server }: Tandem): Promise<string> {
  await expect.poll(() => server.setUpCode).not.toBeNull()
  return server.setUpCode ?? ''
}

export async function asks<Answer>(
  person: Person,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  data?: unknown,
): Promise<Answer> {
  const { address } = person.line
  const answer = await person.context.request.fetch(`${address}/api/v1${path}`, {
    method,
    headers: { origin: address },
    ...(data !== undefined && { data }),
  })
  const text = await answer.text()
  expect(answer.ok(), `${method} ${path}: ${answer.status()} ${text}`).toBe(true)
  return (text ? JSON.parse(text) : null) as Answer
}
