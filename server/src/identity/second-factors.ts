/**
 * Second factors: what an authenticator shows, and recovery codes for when it is lost.
 *
 * Always true:
 *  1. A code is taken once: of many who give it at the same moment one succeeds, and none that is older than one
 *     taken before it. Codes of one step before and after the present one are taken too, for clocks that differ.
 *  2. A key counts only once somebody has given a code of it; until then the account is as it was.
 *  3. Recovery codes leave the server once; stored are their hashes. The key is stored as it is, as it must be to
 *     work out codes, in a collection of its own, and leaves the server only while it does not count yet.
 */
import { recoveryCodeCount, type SecondFactorKey, type SecondFactorState } from '@tandem/shared/identity'
import type { UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import { Secret, TOTP } from 'otpauth'
import type { Clock } from '../platform/clock.js'
import type { Collections, Stored } from '../platform/collection.js'
import { hashOf, randomLetters } from './secrets.js'

interface StoredSecondFactor {
  id: UserId
  /** Base32. */
  key: string
  isOn: boolean
  /** The last time step a code was taken of; none of it or before is taken again. */
  lastStep: number
  /** Hashes of those that were not used. */
  recoveryCodes: string[]
}

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

export function openSecondFactors(collections: Collections, wall: Clock): SecondFactors {
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

  /** The step whose code this is, if it may still be taken. */
  function stepOf({ key, lastStep }: StoredSecondFactor, code: string): number | null {
    const timestamp = wall.now()
    const delta = authenticator(key).validate({ token: code, timestamp, window: stepsAround })
    if (delta === null) return null
    const step = TOTP.counter({ period: periodSeconds, timestamp }) + delta
    return step > lastStep ? step : null
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
        const next = { id: userId, key, isOn: false, lastStep: 0, recoveryCodes: [] }
        return { next, answer: null }
      })
      return { key, address: authenticator(key, login).toString() }
    },
    async confirm(userId, code) {
      const codes = newRecoveryCodes()
      const turnedOn = await change(userId, (factor) => {
        if (factor?.isOn) throw refuse('second_factor_on')
        const lastStep = factor && stepOf(factor, code)
        if (!factor || lastStep === null) return null
        const recoveryCodes = codes.map((each) => recoveryHash(userId, each))
        return { next: { ...factor, isOn: true, lastStep, recoveryCodes }, answer: true }
      })
      if (!turnedOn) throw refuse('wrong_code')
      return codes
    },
    take: (userId, code) =>
      change<TakenCode>(userId, (factor) => {
        if (!factor?.isOn) return null
        const lastStep = stepOf(factor, code)
        if (lastStep !== null) return { next: { ...factor, lastStep }, answer: 'authenticator' }
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
