/** A process around what was composed: listen, and end well however the end comes. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import type { Log } from './platform/log.js'

/** Why nothing listens, in words for whoever starts the server. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

export async function listen(
  server: Server,
  port: number,
  host: string,
): Promise<{ url: string; port: number }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)))
    server.listen(port, host, resolve)
  })
  const address = server.address() as AddressInfo
  const shown = host.includes(':') ? `[${host}]` : host
  return { port: address.port, url: `http://${shown}:${address.port}/` }
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === 'EADDRINUSE') {
    return new ListenError(
      `Port ${port} of ${host} is taken by another program. Stop that one, or set PORT to another number (0: any free one).`,
    )
  }
  if (error.code === 'EACCES')
    return new ListenError(`This user may not listen on port ${port}. Set PORT to 1024 or more.`)
  if (error.code === 'EADDRNOTAVAIL') return new ListenError(`This machine has no address ${host}.`)
  return error
}

/** A stop takes no longer than this, whatever is stuck. */
const stopWithinMs = 5_000

export function endOnSignals(close: () => Promise<void>, log: Log): void {
  let ending = false
  const end = (code: number): void => {
    if (ending) return
    ending = true
    setTimeout(() => {
      log.error('process.stop-forced', { afterMs: stopWithinMs })
      process.exit(1)
    }, stopWithinMs).unref()
    void close().finally(() => process.exit(code))
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      log.info('process.stopping', { signal })
      end(0)
    })
  }
  // Nobody knows in which state it left things: close what can be closed, and let a supervisor start anew.
  process.on('uncaughtException', (error, origin) => {
    log.error('process.failed', { origin, error })
    end(1)
  })
}

/** What a person can mend is said in words; what he cannot comes with its stack. */
export function tellWhyNot(error: unknown, forPeople: readonly (new (...given: never[]) => Error)[]): void {
  const isForPeople = error instanceof Error && forPeople.some((kind) => error instanceof kind)
  process.stderr.write(`${isForPeople ? error.message : inspect(error)}\n`)
  process.exitCode = 1
}
