// Measures the product: `npm run bench -- sync` beside other servers, `npm run bench -- editor` in a browser.
// Builds what is measured first.
import { ensureBrowser } from './browser.mjs'
import { run } from './run.mjs'

const [suite] = process.argv.slice(2)
const isEditor = suite === 'editor'
if (isEditor) await import('./build.mjs')
else await run('tsc', ['-b', 'shared', 'provider', 'server'])
await run(
  process.execPath,
  ['--import', 'tsx', isEditor ? 'bench/editor/run.ts' : 'bench/run.ts', ...process.argv.slice(2)],
  {
    env: isEditor ? { E2E_CHROMIUM: await ensureBrowser() } : {},
  },
)
