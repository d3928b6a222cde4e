// Finds a Chromium for the browser stories: E2E_CHROMIUM, Playwright's own, the system's; else installs one.
import { chromium } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const systemBrowsers = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser']

function found() {
  const named = process.env.E2E_CHROMIUM
  if (named) {
    if (existsSync(named)) return named
    console.error(`E2E_CHROMIUM names ${named}, which is not there.`)
    process.exit(1)
  }
  return [chromium.executablePath(), ...systemBrowsers].find((each) => each && existsSync(each))
}

/** The path of a Chromium. Ends the script with words when none can be had. */
export async function ensureBrowser() {
  const present = found()
  if (present) return present
  console.log('No Chromium here yet: installing one for the browser stories.')
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
  if (!found() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' })
    spawnSync('apt-get', ['install', '-y', '-qq', 'chromium', 'fonts-noto-cjk'], { stdio: 'inherit' })
  }
  const installed = found()
  if (installed) return installed
  console.error('The browser stories need Chromium. Install it, or name one in E2E_CHROMIUM.')
  process.exit(1)
}
