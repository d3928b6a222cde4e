import type { AgendaSay } from './acts'

/** `6 h 15`, `6시간 15분`. */
export function writeLength(say: AgendaSay, minutes: number): string {
  const h = Math.floor(minutes / 60)
  const m = minutes % 60
  if (h === 0) return say('minutesOnly', { m })
  return m === 0 ? say('hours', { h }) : say('hoursMinutes', { h, m: String(m).padStart(2, '0') })
}
