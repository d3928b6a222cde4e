import { z } from 'zod'

/** An IANA time zone the runtime knows. */
export const TimeZone = z.string().max(64).refine(isTimeZone, 'unknown time zone')

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    // Intl throws RangeError for a zone it does not know: that is the answer.
    return false
  }
}
