/**
 * What this device keeps of a person. Each part that keeps something registers here, so that signing out
 * can say what would be lost and then leave nothing behind.
 */
export interface LocalData {
  /** How many changes exist only on this device. */
  unsent?: () => number | Promise<number>
  /** Removes everything kept for anyone. */
  wipe: () => Promise<void>
}

const parts = new Set<LocalData>()

/** Returns the function that takes the part off again. */
export function registerLocalData(part: LocalData): () => void {
  parts.add(part)
  return () => parts.delete(part)
}

export async function countUnsent(): Promise<number> {
  const counts = await Promise.all([...parts].map((part) => part.unsent?.() ?? 0))
  return counts.reduce((sum, count) => sum + count, 0)
}

export async function wipeLocalData(): Promise<void> {
  // One part that fails to wipe must not keep the others from it.
  await Promise.allSettled([...parts].map((part) => part.wipe()))
}
