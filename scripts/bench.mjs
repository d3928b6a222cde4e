// Measures the product: `npm run bench -- sync` beside other servers, `npm run bench -- editor` in a browser,
// `npm run bench -- history` in this process.
// Builds what is measured first.
import { ensureBrowser } from './browser.mjs'
import { run } from './run.mjs'

const [suite] = process.argv.slice(2)
const isEditor = suite === 'editor'
const runs = { editor: 'bench/editor/run.ts', history: 'bench/history/run.ts' }
if (isEditor) await import('./build.mjs')
else await run('tsc', ['-b', 'shared', 'provider', 'server'])
await run(process.execPath, ['--import', 'tsx', runs[suite] ?? 'bench/run.ts', ...process.argv.slice(2)], {
  env: isEditor ? { E2E_CHROMIUM: await ensureBrowser() } : {},
})
