/** Whether the server has told us that the sign-in is over. Set by any request; cleared by signing in. */
import { createStore, useStore } from './store'

const signedOut = createStore(false)

export function markSignedOut(): void {
  signedOut.set(true)
}

export function markSignedIn(): void {
  signedOut.set(false)
}

/** True from the first `not_signed_in` until someone signs in again. */
export function useSignedOut(): boolean {
  return useStore(signedOut)
}

const key = 'tandem.user'

/** The person whose data this device keeps. */
export function keptUser(): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

export function keepUser(userId: string | null): void {
  try {
    if (userId) localStorage.setItem(key, userId)
    else localStorage.removeItem(key)
  } catch {
    // Storage may be closed to us; then nothing is kept either.
  }
}
