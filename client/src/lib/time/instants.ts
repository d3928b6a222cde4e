/**
 * The instant (ms) at which a zone's clocks show this: `2023-07-11T09:30`. Where they skip it, the hour after; where
 * they show it twice, the first time. Null for what is no time.
 */
export function instantIn(zone: string, local: string): number | null {
  const wanted = Date.parse(`${local}Z`)
  if (Number.isNaN(wanted)) return null
  const offsets = [wanted - dayLength, wanted + dayLength].map((at) => offsetAt(zone, at))
  const instants = offsets.map((offset) => wanted - offset)
  const shown = instants.filter((at) => at + offsetAt(zone, at) === wanted)
  return Math.min(...(shown.length > 0 ? shown : [Math.max(...instants)]))
}

const dayLength = 24 * 60 * 60 * 1000

/** How far the zone is ahead of UTC at this instant, in ms. */
function offsetAt(zone: string, at: number): number {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at)
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(at / 1000) * 1000
}
