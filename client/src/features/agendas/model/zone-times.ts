/** The venue's clock and the reader's own. Venue times are minutes from midnight, as `schedule` gives them. */
const minute = 60_000

/** The instant at which the zone's clock stands `minutes` after the midnight that begins `date`. */
export function instantAt(date: string, minutes: number, zone: string): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * minute
  // Twice: the first guess may lie on the other side of a change to summer time.
  const guess = wall - offsetAt(wall, zone)
  return wall - offsetAt(guess, zone)
}

/** `HH:MM` in the zone. */
export function clockIn(instant: number, zone: string): string {
  const { hour, minute } = partsIn(instant, zone)
  return `${hour}:${minute}`
}

/** The calendar day in the zone, `2023-07-11`. */
export function dateIn(instant: number, zone: string): string {
  const { year, month, day } = partsIn(instant, zone)
  return `${year}-${month}-${day}`
}

function offsetAt(instant: number, zone: string): number {
  const { year, month, day, hour, minute, second } = partsIn(instant, zone)
  const wall = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return wall - Math.floor(instant / 1000) * 1000
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'

// Making a formatter costs more than a hundred uses of it, and an agenda asks for every item.
const formatters = new Map<string, Intl.DateTimeFormat>()

function partsIn(instant: number, zone: string): Record<Part, string> {
  let formatter = formatters.get(zone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formatters.set(zone, formatter)
  }
  const parts: Record<Part, string> = { year: '', month: '', day: '', hour: '', minute: '', second: '' }
  for (const { type, value } of formatter.formatToParts(instant)) {
    if (type in parts) parts[type as Part] = value
  }
  return parts
}

/** What the region's officials write. Intl knows few of these and says GMT+8 for the rest. */
const abbreviations: Record<string, string> = {
  'Asia/Seoul': 'KST',
  'Asia/Tokyo': 'JST',
  'Asia/Kuala_Lumpur': 'MYT',
  'Asia/Singapore': 'SGT',
  'Asia/Brunei': 'BNT',
  'Asia/Manila': 'PHT',
  'Asia/Jakarta': 'WIB',
  'Asia/Bangkok': 'ICT',
  'Asia/Ho_Chi_Minh': 'ICT',
  'Asia/Phnom_Penh': 'ICT',
  'Asia/Vientiane': 'ICT',
  'Asia/Yangon': 'MMT',
  'Asia/Shanghai': 'CST',
  'Asia/Kolkata': 'IST',
  'Europe/Moscow': 'MSK',
}

/** `KST`, `EDT`, `UTC+8`. Without an instant, what is true now. */
export function zoneName(zone: string, instant: number): string {
  const known = abbreviations[zone]
  if (known) return known
  const locale = zone.startsWith('Australia/') ? 'en-AU' : zone.startsWith('Pacific/') ? 'en-NZ' : 'en-US'
  const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: 'short' }).formatToParts(
    instant,
  )
  return (parts.find((part) => part.type === 'timeZoneName')?.value ?? zone).replace('GMT', 'UTC')
}
