import type { Facts, Log } from '../platform/log.js'

export interface KeepingLog extends Log {
  readonly lines: { level: string; event: string; facts: Facts }[]
}

/** A log that keeps its lines, for tests to read. */
export function keepingLog(lines: KeepingLog['lines'] = [], always: Facts = {}): KeepingLog {
  const write =
    (level: string) =>
    (event: string, facts: Facts = {}): void =>
      void lines.push({ level, event, facts: { ...always, ...facts } })
  return {
    lines,
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    child: (facts) => keepingLog(lines, { ...always, ...facts }),
  }
}
