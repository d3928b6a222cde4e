// Server and client from source, both reloading on change. The page is on port 4781.
import { run } from './run.mjs'

await run('concurrently', [
  '--kill-others',
  '--names',
  'server,client',
  'tsx watch --conditions=source server/src/demo.ts',
  'vite client --config client/vite.config.ts',
])
