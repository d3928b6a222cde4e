/**
 * Second factors: what an authenticator shows, and recovery codes for when it is lost.
 *
 * Always true:
 *  1. A code is taken once: of many who give it at the same moment one succeeds, and none that is older than one
 *     taken before it. Codes of one step before and after the present one are taken too, for clocks that differ.
 *  2. A key counts only once somebody has given a code of it; until then the account is as it was.
 *  3. Recovery codes leave the server once; stored are their hashes. The key, from which codes are worked out, is
 *     stored sealed with the server's secret, in a collection of its own, and leaves the server only while it does
 *     not count yet. With another secret no code of the authenticator is taken; recovery codes are.
 */
import { recoveryCodeCount, type SecondFactorKey, type SecondFactorState } from '@tandem/shared/identity'
import type { UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import { Secret, TOTP } from 'otpauth'
import type { Clock } from '../platform/clock.js'
import type { Collections, Stored } from '../platform/collection.js'
import type { Log } from '../platform/log.js'
import type { Sealer } from '../platform/sealer.js'
import { hashOf, randomLetters } from './secrets.js'

interface StoredSecondFactor {
  id: UserId
  /** Base32, sealed for its account. */
  key: string
  isOn: boolean
  /** The last time step a code was taken of; none of it or before is taken again. */
  lastStep: number
  /** Hashes of those that were not used. */
  recoveryCodes: string[]
}

type Taken = Pick<StoredSecondFactor, 'lastStep' | 'key'>

export type TakenCode = 'authenticator' | 'recovery'

export interface SecondFactors {
  state(userId: UserId): Promise<SecondFactorState>
  isOn(userId: UserId): Promise<boolean>
  /** A new key, which takes the place of one that was not confirmed. Refused as `second_factor_on`. */
  begin(userId: UserId, login: string): Promise<SecondFactorKey>
  /** Turns it on and answers with the recovery codes. Refused as `wrong_code`. */
  confirm(userId: UserId, code: string): Promise<string[]>
  /** Uses up a code and says of which kind it was; null: it is none. */
  take(userId: UserId, code: string): Promise<TakenCode | null>
  /** New recovery codes, which end those before. Refused as `second_factor_off`. */
  renewRecoveryCodes(userId: UserId): Promise<string[]>
  /** Whether there was one. */
  remove(userId: UserId): Promise<boolean>
}

const issuer = 'Tandem'
const periodSeconds = 30
const stepsAround = 1
const keyBytes = 20
/** Of 27 letters: 76 bits, beyond guessing from a hash. */
const recoveryCodeLetters = 16

export interface SecondFactorsParts {
  collections: Collections
  wall: Clock
  sealer: Sealer
  log: Pick<Log, 'error'>
}

export function openSecondFactors({ collections, wall, sealer, log }: SecondFactorsParts): SecondFactors {
  const factors = collections.collection<StoredSecondFactor>({
    name: 'second-factors',
    unique: {},
    lookups: {},
  })

  /** Retried until nobody was in between. `change` answers null when there is nothing to write. */
  async function change<Answer>(
    userId: UserId,
    change: (factor: StoredSecondFactor | null) => { next: StoredSecondFactor; answer: Answer } | null,
  ): Promise<Answer | null> {
    for (;;) {
      const before: Stored<StoredSecondFactor> | null = await factors.get(userId)
      const changed = change(before?.value ?? null)
      if (!changed) return null
      const outcome = before
        ? await factors.replace(changed.next, before.version)
        : await factors.insert(changed.next)
      if (outcome.kind === 'stored') return changed.answer
    }
  }

  /** The step whose code this is, if it may still be taken, and the key as it is stored from then on. */
  function taken({ id, key: sealed, lastStep }: StoredSecondFactor, code: string): Taken | null {
    const timestamp = wall.now()
    const key = sealer.open(sealed, id)
    if (key === null) {
      log.error('second-factor.sealed-otherwise', { userId: id })
      return null
    }
    const delta = authenticator(key).validate({ token: code, timestamp, window: stepsAround })
    if (delta === null) return null
    const step = TOTP.counter({ period: periodSeconds, timestamp }) + delta
    return step > lastStep ? { lastStep: step, key: sealer.seal(key, id) } : null
  }

  return {
    async state(userId) {
      const factor = (await factors.get(userId))?.value
      return factor?.isOn
        ? { isOn: true, recoveryCodesLeft: factor.recoveryCodes.length }
        : { isOn: false, recoveryCodesLeft: 0 }
    },
    isOn: async (userId) => (await factors.get(userId))?.value.isOn ?? false,
    async begin(userId, login) {
      const key = new Secret({ size: keyBytes }).base32
      await change(userId, (factor) => {
        if (factor?.isOn) throw refuse('second_factor_on')
        const sealed = sealer.seal(key, userId)
        const next = { id: userId, key: sealed, isOn: false, lastStep: 0, recoveryCodes: [] }
        return { next, answer: null }
      })
      return { key, address: authenticator(key, login).toString() }
    },
    async confirm(userId, code) {
      const codes = newRecoveryCodes()
      const turnedOn = await change(userId, (factor) => {
        if (factor?.isOn) throw refuse('second_factor_on')
        const given = factor && taken(factor, code)
        if (!factor || !given) return null
        const recoveryCodes = codes.map((each) => recoveryHash(userId, each))
        return { next: { ...factor, ...given, isOn: true, recoveryCodes }, answer: true }
      })
      if (!turnedOn) throw refuse('wrong_code')
      return codes
    },
    take: (userId, code) =>
      change<TakenCode>(userId, (factor) => {
        if (!factor?.isOn) return null
        const given = taken(factor, code)
        if (given) return { next: { ...factor, ...given }, answer: 'authenticator' }
        const hash = recoveryHash(userId, code)
        if (!factor.recoveryCodes.includes(hash)) return null
        const recoveryCodes = factor.recoveryCodes.filter((each) => each !== hash)
        return { next: { ...factor, recoveryCodes }, answer: 'recovery' }
      }),
    async renewRecoveryCodes(userId) {
      const codes = newRecoveryCodes()
      await change(userId, (factor) => {
        if (!factor?.isOn) throw refuse('second_factor_off')
        const recoveryCodes = codes.map((each) => recoveryHash(userId, each))
        return { next: { ...factor, recoveryCodes }, answer: null }
      })
      return codes
    },
    remove: async (userId) => (await factors.remove(userId)) === 'removed',
  }
}

function authenticator(key: string, label = ''): TOTP {
  return new TOTP({ issuer, label, period: periodSeconds, secret: Secret.fromBase32(key) })
}

/** In groups of four, as one writes them down. */
function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () =>
    randomLetters(recoveryCodeLetters).replaceAll(/.{4}(?!$)/g, '$&-'),
  )
}

/** @param code with or without hyphens */
function recoveryHash(userId: UserId, code: string): string {
  return hashOf(`${userId} ${code.replaceAll('-', '')}`)
}
