import { useMemo } from 'react'
import { common, useLanguage, useWords } from '../lib/i18n'
import { allZones, deviceZone, domainNow, zoneCity, zoneOffset } from '../lib/time'
import { SelectField } from './text-field'

interface ZoneFieldProps {
  label: string
  hint?: string
  value: string
  /** Zones likely meant, such as the delegation's own. */
  first: readonly string[]
  onChange: (zone: string) => void
}

/** Every zone the browser knows, the likely ones first; each with its offset now. */
export function ZoneField({ label, hint, value, first, onChange }: ZoneFieldProps) {
  const say = useWords(common)
  const language = useLanguage()
  const likely = useMemo(
    () => [...new Set([value, ...first, deviceZone()])],
    // The chosen zone stays where it was while the list is open.
    // oxlint-disable-next-line react/exhaustive-deps
    [first.join()],
  )
  const rest = useMemo(() => allZones([]).filter((zone) => !likely.includes(zone)), [likely])
  const name = (zone: string) => `${zoneCity(zone, language)} (${zoneOffset(zone, domainNow())})`
  return (
    <SelectField
      label={label}
      {...(hint && { hint })}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <optgroup label={say('zone.likely')}>
        {likely.map((zone) => (
          <option key={zone} value={zone}>
            {zone === deviceZone() ? say('zone.device', { zone: name(zone) }) : name(zone)}
          </option>
        ))}
      </optgroup>
      <optgroup label={say('zone.all')}>
        {rest.map((zone) => (
          <option key={zone} value={zone}>
            {zone.replaceAll('_', ' ')} ({zoneOffset(zone, domainNow())})
          </option>
        ))}
      </optgroup>
    </SelectField>
  )
}
