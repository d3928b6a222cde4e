import { useLanguage, useWords } from '../../lib/i18n'
import { useFormats, useLocale, zoneCity, zoneOffset } from '../../lib/time'
import { hours, type Meeting } from './meetings'
import { words } from './words'

/** When it opens at the venue, and what the reader's own clock shows then. */
export function MeetingHours({ meeting }: { meeting: Meeting }) {
  const say = useWords(words)
  const language = useLanguage()
  const mine = useLocale()
  const venue = useFormats(meeting.timeZone)
  const settled = hours(meeting)
  if (!settled) return meeting.dates && <span>{say('next.noTimes')}</span>

  const { start, end } = settled
  const place = {
    city: zoneCity(meeting.timeZone, language),
    offset: zoneOffset(meeting.timeZone, Date.parse(start)),
  }
  const isOneDay = venue.dayOf(start) === venue.dayOf(end)
  const atVenue = isOneDay
    ? say('next.range', { from: venue.time(start), to: venue.time(end), ...place })
    : say('next.opens', { time: venue.time(start), ...place })

  const isMyTime = zoneOffset(mine.timeZone, Date.parse(start)) === place.offset
  const myDay = mine.formats.dayOf(start)
  // Across the date line, or late at night, the hour alone would mislead.
  const myTime =
    myDay === venue.dayOf(start)
      ? mine.formats.time(start)
      : `${mine.formats.day(myDay)} ${mine.formats.time(start)}`
  return (
    <span>
      {atVenue}
      {!isMyTime && `, ${say('next.yours', { time: myTime, city: zoneCity(mine.timeZone, language) })}`}
    </span>
  )
}
