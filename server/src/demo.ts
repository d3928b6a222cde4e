/** The demonstration: `node server/dist/demo.js [--fresh]`. */
import { fileURLToPath } from 'node:url'
import { composeDemonstration } from './compose.js'
import { readWorkspace } from './demonstration/index.js'
import { wallClock } from './platform/clock.js'
import { ConfigError, readConfig } from './platform/config.js'
import { createLog } from './platform/log.js'
import { DataFolderError } from './storage/embedded/index.js'
import { endOnSignals, listen, ListenError, tellWhyNot } from './serve.js'

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const composed = await composeDemonstration({
    config,
    log,
    wall: wallClock,
    workspace: await readWorkspace(),
    clientFolder: fileURLToPath(new URL('../../client/dist/', import.meta.url)),
    fresh: process.argv.includes('--fresh'),
  })
  endOnSignals(() => composed.close(), log)
  try {
    const { url } = await listen(composed.httpServer, config.port, config.host)
    process.stdout.write(`Tandem demonstration: ${url} — open it and choose a person.\n`)
  } catch (error) {
    await composed.close()
    throw error
  }
}

main().catch((error: unknown) => tellWhyNot(error, [ConfigError, ListenError, DataFolderError]))
