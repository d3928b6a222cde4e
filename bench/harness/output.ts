/** Results for programs (a JSON line each) and for people (a table for each round). */
import { type Judged, shortly } from './results.js'

export interface Printer {
  /** What is good to know beside the numbers; never in between JSON lines. */
  note(line: string): void
  round(results: readonly Judged[]): void
}

export function jsonLines({ raw }: { raw: boolean }): Printer {
  return {
    note: (line) => void process.stderr.write(`${line}\n`),
    round(results) {
      for (const { workload, round, system, metric, value, unit, target, ok, raw: samples } of results) {
        const line = {
          name: `${workload}/${round}/${system}`,
          metric,
          // JSON has no word for "never came".
          value: Number.isFinite(value) ? value : null,
          unit,
          target,
          ok,
          ...(raw && samples && { raw: samples }),
        }
        process.stdout.write(`${JSON.stringify(line)}\n`)
      }
    },
  }
}

export function table({ raw }: { raw: boolean }): Printer {
  const print = (line: string): void => void process.stdout.write(`${line}\n`)
  return {
    note: print,
    round(results) {
      const first = results[0]
      if (!first) return
      const metrics = [...new Set(results.map(({ metric, unit }) => `${metric} ${unit}`))]
      const systems = [...new Set(results.map(({ system }) => system))].sort()
      const cellOf = (system: string, metric: string): string => {
        const found = results.find(
          (each) => each.system === system && `${each.metric} ${each.unit}` === metric,
        )
        if (!found) return ''
        const verdict = found.ok === null ? '' : found.ok ? ' ✓' : ' ✗'
        return `${shortly(found.value)}${verdict}`
      }
      print(`\n${first.workload}: ${first.round}`)
      printColumns(
        ['', ...metrics],
        systems.map((system) => [system, ...metrics.map((each) => cellOf(system, each))]),
      )
      for (const { system, metric, target, ok } of results) {
        if (target !== null) print(`  ${ok === null ? '·' : ok ? '✓' : '✗'} ${system} ${metric}: ${target}`)
      }
      if (raw) {
        for (const { system, metric, raw: samples } of results) {
          if (samples) print(`  ${system} ${metric}: ${samples.map(shortly).join(' ')}`)
        }
      }
    },
  }

  function printColumns(head: string[], rows: string[][]): void {
    const widths = head.map((_, column) =>
      Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)),
    )
    for (const row of [head, ...rows]) {
      const cells = row.map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      print(`  ${cells.join('  ')}`)
    }
  }
}
