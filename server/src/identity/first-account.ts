/**
 * The first account of a server: made by whoever has the code that was printed at its start.
 *
 * Always true:
 *  1. It is made once, however many ask at the same moment: one value decides, and it holds the whole account.
 *  2. A crash in the middle is made good at the next start; nobody else can become the first meanwhile.
 *  3. Processes over one store print the same code.
 */
import type { SetUp } from '@tandem/shared/identity'
import { newId, type UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import { createHash, timingSafeEqual } from 'node:crypto'
import type { Collections } from '../platform/collection.js'
import type { Passwords } from './passwords.js'
import { randomLetters } from './secrets.js'
import type { Users } from './users.js'

interface SetUpFact {
  id: 'code' | 'first-account'
  /** Of `code`. */
  code?: string
  /** Of `first-account`: what is still to be written. */
  account?: { userId: UserId; passwordHash: string } & Omit<SetUp, 'code' | 'password'>
}

export interface FirstAccount {
  isNeeded(): Promise<boolean>
  /** What is printed; null once the account is there. */
  code(): Promise<string | null>
  make(wanted: SetUp): Promise<UserId>
}

export interface FirstAccountParts {
  collections: Collections
  users: Users
  passwords: Passwords
  /** A code that the operator has chosen. */
  chosenCode: string | null
}

export async function openFirstAccount(parts: FirstAccountParts): Promise<FirstAccount> {
  const { users, passwords, chosenCode } = parts
  const facts = parts.collections.collection<SetUpFact>({ name: 'set-up', unique: {}, lookups: {} })
  await finish()

  const isNeeded = async (): Promise<boolean> => (await facts.get('first-account')) === null

  async function code(): Promise<string | null> {
    if (!(await isNeeded())) return null
    if (chosenCode !== null) return chosenCode
    await facts.insert({ id: 'code', code: randomCode() })
    return (await facts.get('code'))?.value.code ?? null
  }

  /** Writes what the deciding value says, as far as it is not written. */
  async function finish(): Promise<void> {
    const decided = await facts.get('first-account')
    if (!decided?.value.account) return
    const { userId, passwordHash, ...account } = decided.value.account
    await users.createAs(userId, { ...account, delegation: null, isAdministrator: true })
    await passwords.begin(userId, passwordHash)
    await facts.remove('code')
    await facts.replace({ id: 'first-account' }, decided.version)
  }

  return {
    isNeeded,
    code,
    async make({ code: given, password, ...account }) {
      const expected = await code()
      if (expected === null) throw refuse('already_set_up')
      if (!isSameCode(given, expected)) throw refuse('wrong_set_up_code')
      const userId = newId('usr')
      const passwordHash = await passwords.hash(password)
      const decided = await facts.insert({
        id: 'first-account',
        account: { userId, passwordHash, ...account },
      })
      if (decided.kind === 'duplicate') throw refuse('already_set_up')
      await finish()
      return userId
    },
  }
}

function randomCode(): string {
  return `${randomLetters(4)}-${randomLetters(4)}`
}

/** In constant time; small letters and missing hyphens are forgiven to who copies by hand. */
function isSameCode(given: string, expected: string): boolean {
  return timingSafeEqual(digestOf(given), digestOf(expected))
}

function digestOf(code: string): Buffer {
  return createHash('sha256').update(code.toUpperCase().replaceAll(/[\s-]/g, '')).digest()
}
