/**
 * What this device keeps of people. Each part that keeps something registers here, so that signing out can
 * say what would be lost and then leave nothing behind.
 */
export interface LocalData {
  /** How many changes exist only on this device. */
  unsent?: () => number | Promise<number>
  /** Removes everything kept for anyone. */
  wipe: () => Promise<void>
}

const parts = new Set<LocalData>()
const loaders = new Set<() => Promise<unknown>>()

/** Returns the function that takes the part off again. */
export function registerLocalData(part: LocalData): () => void {
  parts.add(part)
  return () => parts.delete(part)
}

/** Names code that is loaded late and registers a part when it is: asked for before anything is counted or wiped. */
export function loadBeforeWiping(load: () => Promise<unknown>): void {
  loaders.add(load)
}

/** How many changes signing out would lose. */
export async function countUnsent(): Promise<number> {
  await loadAll()
  const counts = await Promise.all([...parts].map(countIn))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Removes everything. Asked for by the person; what is unsent is lost, and he was told. */
export async function wipeLocalData(): Promise<void> {
  await loadAll()
  // One part that fails to wipe must not keep the others from it.
  await Promise.allSettled([...parts].map((part) => part.wipe()))
}

/**
 * Removes what nobody would miss. For when someone else signs in after a sign-in ended by itself: the former
 * person's unsent changes were never given up, and stay under his name until he is back.
 */
export async function wipeWhatIsSent(): Promise<void> {
  await loadAll()
  await Promise.allSettled(
    [...parts].map(async (part) => {
      if ((await countIn(part)) === 0) await part.wipe()
    }),
  )
}

async function loadAll(): Promise<void> {
  // Not reached, offline: then what it would register cannot have been used on this page either.
  await Promise.allSettled([...loaders].map((load) => load()))
}

async function countIn(part: LocalData): Promise<number> {
  return (await part.unsent?.()) ?? 0
}
