import { defineConfig } from '@playwright/test'
import process from 'node:process'

export default defineConfig({
  testDir: './stories',
  outputDir: '../test-results',
  // Two cores: while one story waits out a lost network, another goes on.
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env['CI'] !== undefined,
  // Promises of one second are timed on whatever else the machine does: once more in CI, listed as flaky.
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: process.env['CI'] ? [['list']] : [['line']],
  use: {
    // Recording costs more than the stories themselves; E2E_TRACE=1 records when one has to be understood.
    trace: process.env['E2E_TRACE'] ? 'retain-on-failure' : 'off',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Asia/Seoul',
    launchOptions: {
      ...(process.env['E2E_CHROMIUM'] && { executablePath: process.env['E2E_CHROMIUM'] }),
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--disable-quic',
        ...(process.getuid?.() === 0 ? ['--no-sandbox', '--disable-gpu'] : []),
      ],
    },
  },
})
