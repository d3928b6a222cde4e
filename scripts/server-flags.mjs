// How node runs the server, here, in the benchmarks and in the Dockerfile.
import { readFileSync } from 'node:fs'

/**
 * Young objects get 8 MB instead of 16: what a thousand opened documents leave behind is taken away while it is
 * small, and the process does not keep the room for it. With the room that node gives by itself 200 open documents
 * with their connections were measured at 82 KB each, and with this 500 at 43.
 */
export const serverFlags = JSON.parse(readFileSync(new URL('./server-flags.json', import.meta.url), 'utf8'))
