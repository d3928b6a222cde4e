// The browser stories, on what a user would run: the built product. Gets a browser if there is none.
import { ensureBrowser } from './browser.mjs'
import { run } from './run.mjs'

const executable = await ensureBrowser()
await import('./build.mjs')
await run('playwright', ['test', ...process.argv.slice(2)], {
  cwd: 'e2e',
  env: executable ? { E2E_CHROMIUM: executable } : {},
})
