import { configDefaults, defineConfig } from 'vitest/config'

/** What breaks things on purpose, starts processes or tries many seeds: `npm run prove`, and part of `npm test`. */
const proofs = [
  'rigs/*.test.ts',
  'server/src/{api-answers,main,demo,many-nodes,headless-client,hostile-requests,observer-capture,removal,who-may,yjs-websocket}.test.ts',
  'server/src/identity/{provider.routes,sign-in-timing}.test.ts',
  'server/src/commitments/two-processes.test.ts',
  'server/src/documents/{compaction,simulator,guard/{guard,neighbours,undone}}.test.ts',
  'server/src/documents/moves/moves.test.ts',
  'server/src/history/{histories,history-keeper,readings,play-back,passage-look}.test.ts',
  'server/src/history/restore/restore-{fuzz,on-two-nodes,time}.test.ts',
  'server/src/platform/redis-bus.test.ts',
  'server/src/storage/embedded/{embedded.contract,embedded.crash,power-cut}.test.ts',
  'server/src/storage/mongo/*.test.ts',
  'shared/src/sync/merge-updates.test.ts',
  'bench/history/author-fuzz.test.ts',
]
const isProving = process.env['PROVE'] === '1'

export default defineConfig({
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source', 'node'] } },
  test: {
    include: isProving
      ? proofs
      : ['{shared,provider,server,client}/src/**/*.test.{ts,tsx}', 'bench/{harness,history}/*.test.ts'],
    exclude: isProving ? configDefaults.exclude : [...configDefaults.exclude, ...proofs],
    // The machines this runs on have two cores; more workers only wait for each other.
    maxWorkers: 2,
    // A file finds the modules loaded that the one before it needed; none keeps anything between tests.
    isolate: isProving,
    // Generous: how long something takes is asked of the benchmark, and a busy machine is no defect.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
