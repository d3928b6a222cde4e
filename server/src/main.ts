/** The server for real use: `node server/dist/main.js`. */
import { fileURLToPath } from 'node:url'
import { composeServer } from './compose.js'
import { wallClock } from './platform/clock.js'
import { ConfigError, readConfig } from './platform/config.js'
import { createLog } from './platform/log.js'
import { endOnSignals, listen, ListenError, tellWhyNot } from './serve.js'
import { DataFolderError } from './storage/embedded/index.js'
import { StoreError } from './storage/mongo/store-error.js'

async function main(): Promise<void> {
  const config = readConfig(process.env, 'real use')
  const log = createLog(config.logLevel)
  const composed = await composeServer({
    config,
    log,
    wall: wallClock,
    clientFolder: fileURLToPath(new URL('../../client/dist/', import.meta.url)),
  })
  endOnSignals(() => composed.close(), log)
  try {
    const { url } = await listen(composed.httpServer, config.port, config.host)
    const address = config.baseUrl ? `${config.baseUrl}/` : url
    process.stdout.write(`Tandem: ${address}\n`)
    const code = await composed.setUpCode()
    if (code !== null)
      process.stdout.write(`First account: open ${address}set-up and enter the set-up code ${code}\n`)
  } catch (error) {
    await composed.close()
    throw error
  }
}

main().catch((error: unknown) => tellWhyNot(error, [ConfigError, ListenError, DataFolderError, StoreError]))
