import { z } from 'zod'
import { registerLocalData } from '../../lib/local-data'

const key = 'tandem.recent'
const kept = 6

/** Addresses gone to from the palette, the latest first. */
export function recentPaths(): string[] {
  try {
    return z
      .array(z.string())
      .catch([])
      .parse(JSON.parse(localStorage.getItem(key) ?? '[]'))
  } catch {
    return []
  }
}

export function rememberPath(path: string): void {
  try {
    const paths = [path, ...recentPaths().filter((other) => other !== path)].slice(0, kept)
    localStorage.setItem(key, JSON.stringify(paths))
  } catch {
    // Storage may be closed to us; then nothing is recent.
  }
}

registerLocalData({
  wipe: async () => {
    localStorage.removeItem(key)
  },
})
