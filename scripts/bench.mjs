// Measures the product: `npm run bench -- sync` beside other servers, `npm run bench -- editor` in a browser,
// `npm run bench -- history` in this process and in a browser.
// Builds what is measured first.
import { ensureBrowser } from './browser.mjs'
import { run } from './run.mjs'

const [suite] = process.argv.slice(2)
const needsBrowser = suite === 'editor' || suite === 'history'
const runs = { editor: 'bench/editor/run.ts', history: 'bench/history/run.ts' }
if (needsBrowser) await import('./build.mjs')
else await run('tsc', ['-b', 'shared', 'provider', 'server'])
await run(process.execPath, ['--import', 'tsx', runs[suite] ?? 'bench/run.ts', ...process.argv.slice(2)], {
  env: needsBrowser ? { E2E_CHROMIUM: await ensureBrowser() } : {},
})
