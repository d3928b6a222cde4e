import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source', 'node'] } },
  test: {
    include: [
      '{shared,provider,server,client}/src/**/*.test.{ts,tsx}',
      'bench/harness/*.test.ts',
      'rigs/*.test.ts',
    ],
    // The machines this runs on have two cores; more workers only wait for each other.
    maxWorkers: 2,
    testTimeout: 20_000,
  },
})
