import { meQuery } from '../features/identity'
import { toWireError, refuse, type WireError } from '@tandem/shared/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, type ReactNode } from 'react'
import { isSignedOut } from '../lib/http'
import { markSignedOut } from '../lib/session'
import { LinkProvider } from '../lib/socket/link-context'

/** The signed-in person's socket. A failed handshake does not say why: the API does. */
export function LiveLink({ userId, children }: { userId: string; children: ReactNode }) {
  const client = useQueryClient()
  const whyRefused = useCallback(async (): Promise<WireError | null> => {
    try {
      await client.fetchQuery({ ...meQuery, staleTime: 0, retry: false })
      return null
    } catch (error) {
      // Not reached, or a fault of the server's: either way the socket tries again by itself.
      if (!isSignedOut(error)) return null
      markSignedOut()
      return toWireError(refuse('not_signed_in'))
    }
  }, [client])
  return (
    <LinkProvider userId={userId} whyRefused={whyRefused} onSignedOut={markSignedOut}>
      {children}
    </LinkProvider>
  )
}
