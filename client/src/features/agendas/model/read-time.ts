/** What people type for a time of day, and what they mean: `9`, `930`, `9:30`, `9.30` → `09:30`; null: nothing. */
export function readTime(typed: string): string | null {
  const match = /^(\d{1,2})(?:\s*[:.h시]?\s*(\d{2})\s*분?)?$/.exec(typed.trim())
  if (!match) return null
  const hours = Number(match[1])
  const minutes = Number(match[2] ?? 0)
  if (hours > 23 || minutes > 59) return null
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** Minutes as typed, `90`, `1:30`, `1h30`; null when it says no number that a day can hold. */
export function readMinutes(typed: string): number | null {
  const text = typed.trim()
  const clock = /^(\d{1,2})\s*[:h]\s*(\d{0,2})$/.exec(text)
  const minutes = clock
    ? Number(clock[1]) * 60 + Number(clock[2] || 0)
    : /^\d+$/.test(text)
      ? Number(text)
      : NaN
  return Number.isNaN(minutes) || minutes > 24 * 60 ? null : minutes
}
