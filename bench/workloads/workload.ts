import type { Stage } from '../harness/stage.js'
import type { System } from '../systems/system.js'

export interface Measurement {
  metric: string
  value: number
  unit: string
  /** Printed with `--raw`. */
  raw?: readonly number[]
}

export interface Workload {
  readonly name: string
  /** What is done, for the head of the table. */
  readonly about: string
  /** Each is run for all systems before the next. */
  readonly rounds: readonly string[]
  /** No system may take longer for a round. */
  readonly withinMs: number
  /** Why nothing of this can run here; null when it can. */
  readonly missing?: () => string | null
  /** Why this round says nothing about this system; null when it does. */
  readonly leavesOut?: (system: System, round: string) => string | null
  run(stage: Stage, round: string): Promise<Measurement[]>
}

export const needsMemory = (system: System): string | null =>
  system.keeps === 'nothing' ? 'keeps no documents' : null
export const needsDisk = (system: System): string | null =>
  system.keeps === 'disk' ? null : 'keeps nothing over a restart'
