import type { AgendaDay } from '@tandem/shared/documents'
import type { Language } from '@tandem/shared/words'
import { useMemo } from 'react'
import { useWords } from '../../../lib/i18n'
import { createFormats } from '../../../lib/time'
import { words } from '../words'

interface DayTitleProps {
  day: AgendaDay
  ordinal: number
  language: Language
}

/** `Day 1 · Tue 11 July 2023`; without a date it says so and names no day. */
export function DayTitle({ day, ordinal, language }: DayTitleProps) {
  const say = useWords(words)
  const formats = useMemo(() => createFormats(language, 'UTC'), [language])
  const { date } = day
  if (!date) return <>{`${say('day', { n: ordinal })} · ${say('dayNoDate')}`}</>
  const written =
    language === 'ko' ? formats.fullDay(date) : `${formats.weekday(date)} ${formats.dayLong(date)}`
  return <>{`${say('day', { n: ordinal })} · ${written}`}</>
}
