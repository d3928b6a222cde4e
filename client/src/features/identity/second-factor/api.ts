import { type Proof, RecoveryCodes, SecondFactorKey, SecondFactorState } from '@tandem/shared/identity'
import { request, send } from '../../../lib/http'

const path = '/api/v1/me/second-factor'

export async function fetchSecondFactor(signal: AbortSignal): Promise<SecondFactorState> {
  return request(path, SecondFactorState, { signal })
}

/** A key for an authenticator; it counts once a code of it was given. */
export async function beginSecondFactor(): Promise<SecondFactorKey> {
  return request(path, SecondFactorKey, { method: 'POST', body: {} })
}

/** Turns it on; the recovery codes are told this once. */
export async function confirmSecondFactor(code: string): Promise<string[]> {
  const made = await request(`${path}/confirm`, RecoveryCodes, { method: 'POST', body: { code } })
  return made.recoveryCodes
}

export async function turnSecondFactorOff(body: Proof): Promise<void> {
  await send(`${path}/off`, { method: 'POST', body })
}

/** They end those there were. */
export async function renewRecoveryCodes(body: Proof): Promise<string[]> {
  return (await request(`${path}/recovery-codes`, RecoveryCodes, { method: 'POST', body })).recoveryCodes
}
