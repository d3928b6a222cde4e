/** Numbers about the process: event loop, memory, answers by route. Never who asked or what for. */
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export interface Metrics {
  registry: Registry
  /** `route` is a pattern such as `/api/v1/documents/:documentId`, never an address. */
  answered(facts: { method: string; route: string; status: number; seconds: number }): void
  /** Numbers read whenever someone asks for the metrics, one for each name in the answer. */
  watch(name: string, help: string, read: () => Record<string, number>): void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const answers = new Histogram({
    name: 'tandem_http_answer_seconds',
    help: 'Time to answer, by route',
    labelNames: ['method', 'route', 'status'],
    // From a cached read to the slowest we would tolerate.
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  return {
    registry,
    watch(name, help, read) {
      // Registering is all there is to do: the registry asks it to collect.
      void new Gauge({
        name,
        help,
        labelNames: ['what'],
        registers: [registry],
        collect() {
          for (const [what, value] of Object.entries(read())) this.set({ what }, value)
        },
      })
    },
    answered: ({ method, route, status, seconds }) => answers.observe({ method, route, status }, seconds),
  }
}
