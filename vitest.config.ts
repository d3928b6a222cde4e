import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source', 'node'] } },
  test: {
    include: ['{shared,server,client}/src/**/*.test.{ts,tsx}'],
    // The machines this runs on have two cores; more workers only wait for each other.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
})
