/**
 * Whether somebody is who he says: he knows the password and, where the account has a second factor, gives a code.
 *
 * Always true:
 *  1. What is asked and how long it takes is the same for an unknown name, a disabled account, a wrong password, and an
 *     account that takes no tries for a while.
 *  2. A second factor is asked for only once the password was right, and both are given together: nobody is half
 *     signed in.
 *  3. Each wrong password and each wrong code counts as a failed try of the account, and only whole success forgives
 *     them; else the password alone would buy any number of codes.
 */
import type { Proof } from '@tandem/shared/identity'
import { Refusal } from '@tandem/shared/protocol'
import type { Audit } from '../audit/index.js'
import type { FailedTries } from './failed-tries.js'
import type { Passwords } from './passwords.js'
import type { SecondFactors } from './second-factors.js'
import type { User } from './users.js'

export type Weighed =
  /** @property version of the password that fitted */
  | { kind: 'proven'; version: number }
  | { kind: 'wrong_password' | 'code_needed' | 'wrong_code' }
  /** None is taken for a while, not even the right one. */
  | { kind: 'locked'; refusal: Refusal }

export interface PasswordProofs {
  /**
   * Counts as a failed try until the caller forgives it, when all else is right too.
   * @param user null: there is no such account
   */
  weigh(user: User | null, login: string, given: Proof, address: string | null): Promise<Weighed>
  /** Uses up a code, where the account has a second factor. */
  weighCode(
    user: User,
    code: string | undefined,
    address: string | null,
  ): Promise<'proven' | 'code_needed' | 'wrong_code'>
}

export interface PasswordProofParts {
  passwords: Passwords
  tries: FailedTries
  secondFactors: SecondFactors
  audit: Audit
}

export function passwordProofs({
  passwords,
  tries,
  secondFactors,
  audit,
}: PasswordProofParts): PasswordProofs {
  const weighCode: PasswordProofs['weighCode'] = async (user, code, address) => {
    if (!(await secondFactors.isOn(user.id))) return 'proven'
    if (!code) return 'code_needed'
    const taken = await secondFactors.take(user.id, code)
    if (taken === 'recovery') {
      const what = 'second_factor.recovery_code_used'
      await audit.record({ who: user.id, what, where: user.id, address })
    }
    return taken ? 'proven' : 'wrong_code'
  }

  return {
    async weigh(user, login, { password, code }, address) {
      const refusal = await refusalOf(() => tries.begin(login))
      // The same work for an account that takes none: how long it takes tells nothing of what was tried before.
      const version = await passwords.fitting(user?.id ?? null, password)
      if (refusal) return { kind: 'locked', refusal }
      if (!user || user.isDisabled || version === null) return { kind: 'wrong_password' }
      const kind = await weighCode(user, code, address)
      // Asking for the code is no failure.
      if (kind === 'code_needed') await tries.takeBack(login)
      return kind === 'proven' ? { kind, version } : { kind }
    },
    weighCode,
  }
}

/** What an act is refused with; null: it was done. */
export async function refusalOf(act: () => Promise<void>): Promise<Refusal | null> {
  try {
    await act()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}
