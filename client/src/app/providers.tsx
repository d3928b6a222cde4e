import { PersistQueryClientProvider } from '@tanstack/react-query-persist-client'
import { useEffect, useState, type ReactNode } from 'react'
import { useApplyPreferences, useMaybeMe } from '../features/identity'
import { listenToKeys } from '../lib/keys'
import { createQueryClient, keepFor, persister } from '../lib/query-client'
import { followSystemTheme } from '../lib/theme'
import { LocaleProvider } from '../lib/time'
import { LiveRegion, ToastRegion, TooltipProvider } from '../ui'

/** What every page stands in. What the server last said is read from this device before the first page. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(createQueryClient)
  return (
    <PersistQueryClientProvider
      client={client}
      persistOptions={{
        persister,
        maxAge: keepFor,
        // Code with other schemas would expect other answers than those kept.
        buster: __CONTRACTS__,
        dehydrateOptions: {
          // Also what could not be renewed just now: offline is when it is needed.
          shouldDehydrateQuery: (query) => query.state.data !== undefined && query.meta?.['keep'] !== false,
        },
      }}
      // What is kept is shown at once, and asked for again: whoever reloads a page wants what is true now.
      onSuccess={() => void client.invalidateQueries()}
    >
      <Preferences>
        <TooltipProvider>{children}</TooltipProvider>
        <ToastRegion />
        <LiveRegion />
      </Preferences>
    </PersistQueryClientProvider>
  )
}

function Preferences({ children }: { children: ReactNode }) {
  useApplyPreferences()
  useEffect(followSystemTheme, [])
  useEffect(() => listenToKeys(), [])
  const timeZone = useMaybeMe()?.preferences.timeZone
  return <LocaleProvider {...(timeZone && { timeZone })}>{children}</LocaleProvider>
}
