/** `npm run bench -- <suite> [workload…] [--json] [--raw] [--small] [--only system,…] [--rounds round,…] [--repeats n]` */
import { parseArgs } from 'node:util'

export interface Choices {
  /** Names of workloads; all when empty. */
  workloads: string[]
  /** Names of systems; all when null. */
  only: string[] | null
  /** Names of rounds; all when null. */
  rounds: string[] | null
  json: boolean
  raw: boolean
  small: boolean
  /** Everything this often; the median counts. */
  repeats: number
}

const mostRepeats = 9

/** Why nothing is run, in words for whoever asked. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export function readArguments(
  given: readonly string[],
  known: { workloads: string[]; systems: string[]; rounds: string[] },
): Choices {
  const { values, positionals } = parse(given)
  const [suite, ...workloads] = positionals
  if (suite !== 'sync')
    throw new UsageError(`Which benchmark? There are: sync, editor, history.\n${usage(known)}`)
  const only = values.only?.split(',').map((each) => each.trim()) ?? null
  const rounds = values.rounds?.split(',').map((each) => each.trim()) ?? null
  const repeats = Number(values.repeats ?? 1)
  if (!Number.isInteger(repeats) || repeats < 1 || repeats > mostRepeats) {
    throw new UsageError(`--repeats is a number from 1 to ${mostRepeats}.`)
  }
  refuseUnknown('workload', workloads, known.workloads)
  refuseUnknown('system', only ?? [], known.systems)
  refuseUnknown('round', rounds ?? [], known.rounds)
  const { json = false, raw = false, small = false } = values
  return { workloads, only, rounds, json, raw, small, repeats }
}

/** Of a suite that measures us alone: which workloads, and how they are told. */
export function readChoices(
  given: readonly string[],
  known: string[],
): Omit<Choices, 'only' | 'rounds' | 'repeats'> {
  const { values, positionals } = parse(given)
  const [, ...workloads] = positionals
  refuseUnknown('workload', workloads, known)
  const { json = false, raw = false, small = false } = values
  return { workloads, json, raw, small }
}

function parse(given: readonly string[]) {
  try {
    return parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        raw: { type: 'boolean' },
        small: { type: 'boolean' },
        only: { type: 'string' },
        rounds: { type: 'string' },
        repeats: { type: 'string' },
      },
    })
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error })
  }
}

function refuseUnknown(kind: string, given: readonly string[], known: readonly string[]): void {
  const unknown = given.find((each) => !known.includes(each))
  if (unknown !== undefined) {
    throw new UsageError(`There is no ${kind} "${unknown}". There are: ${known.join(', ')}.`)
  }
}

function usage(known: { workloads: string[]; systems: string[]; rounds: string[] }): string {
  return [
    'npm run bench -- sync [workload…] [--json] [--raw] [--small] [--only system,…] [--rounds round,…] [--repeats n]',
    `  workloads: ${known.workloads.join(', ')}`,
    `  systems:   ${known.systems.join(', ')}`,
    `  rounds:    ${known.rounds.join(', ')}`,
  ].join('\n')
}
