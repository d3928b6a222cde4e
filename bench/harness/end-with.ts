import { UsageError } from '../arguments.js'

/** Ends the process with 0 when nothing was missed, 1 when something was, 2 when what was asked makes no sense. */
export async function endWith(countMissed: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = (await countMissed()) > 0 ? 1 : 0
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  }
}
