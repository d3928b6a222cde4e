/**
 * Answers of the server, kept in memory and on this device, so that pages open from what was last known.
 *
 * Always true:
 *  1. What is kept belongs to one person; another person's sign-in or signing out removes it.
 *  2. A refusal is not retried; a network that failed is, a little.
 */
import { QueryCache, QueryClient, MutationCache } from '@tanstack/react-query'
import type { PersistedClient, Persister } from '@tanstack/react-query-persist-client'
import { createStore as createDatabase, clear, get, set } from 'idb-keyval'
import { isSignedOut, OfflineError } from './http'
import { registerLocalData } from './local-data'
import { keptUser, markSignedOut } from './session'

/** How long what is kept may be shown offline. */
export const keepFor = 7 * 86_400_000

export function createQueryClient(): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) markSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        networkMode: 'offlineFirst',
        staleTime: 30_000,
        gcTime: keepFor,
        retry: (failures, error) => error instanceof OfflineError && failures < 2,
      },
      mutations: { networkMode: 'offlineFirst', retry: false },
    },
  })
}

type Database = ReturnType<typeof createDatabase>
let database: Database | null = null

/** Opened at first use: a browser that forbids IndexedDB still runs, it only keeps nothing. */
async function ifKept<Result>(ask: (database: Database) => Promise<Result>): Promise<Result | undefined> {
  try {
    return await ask((database ??= createDatabase('tandem-queries', 'queries')))
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}

export const persister: Persister = {
  persistClient: async (client: PersistedClient) => {
    const user = keptUser()
    if (user) await ifKept((kept) => set(user, client, kept))
  },
  restoreClient: async () => {
    const user = keptUser()
    return user ? ifKept((kept) => get<PersistedClient>(user, kept)) : undefined
  },
  removeClient: async () => {
    await ifKept(clear)
  },
}

registerLocalData({ wipe: async () => persister.removeClient() })
