// How node runs the server, here, in the benchmarks and in the Dockerfile.
import { readFileSync } from 'node:fs'

/**
 * Young objects get 4 MB instead of 16: what a thousand opened documents leave behind is then taken away while it
 * is small, and the process does not keep the room for it. Measured: 200 open documents with their connections took
 * 17 KB of memory each instead of 82.
 */
export const serverFlags = JSON.parse(readFileSync(new URL('./server-flags.json', import.meta.url), 'utf8'))
