import { openSocketLink, type SocketLink, type SocketLinkOptions } from '@tandem/provider'
import { type JSX, type ReactNode, createContext, useContext, useEffect, useState } from 'react'
import { watchOverLink } from './watch-over-link'

const LinkContext = createContext<SocketLink | null>(null)

export interface LinkProviderProps {
  /** Whose link: another person gets another socket. */
  userId: string
  whyRefused: NonNullable<SocketLinkOptions['whyRefused']>
  onSignedOut: () => void
  children: ReactNode
}

/** One socket for the whole signed-in application. */
export function LinkProvider({ userId, whyRefused, onSignedOut, children }: LinkProviderProps): JSX.Element {
  const [link, setLink] = useState<SocketLink | null>(null)
  useEffect(() => {
    const opened = openSocketLink({ userId, whyRefused, onSignedOut })
    const stopWatching = watchOverLink(opened)
    setLink(opened)
    return () => {
      stopWatching()
      void opened.close()
      setLink(null)
    }
  }, [userId, whyRefused, onSignedOut])
  return <LinkContext value={link}>{children}</LinkContext>
}

/** The socket, or null for the moment before it exists. */
export function useLink(): SocketLink | null {
  return useContext(LinkContext)
}
