import type { Due } from '@tandem/shared/documents'
import type { Language } from '@tandem/shared/words'
import { say } from '../../../lib/i18n'
import { createFormats } from '../../../lib/time'
import { words } from '../words'

/** `due Friday 23 June`, `6월 23일(금)까지`: a due under its outcome, in the language of the text. */
export function writeDueIn(due: Due, language: Language, zone: string): string {
  const formats = createFormats(language, zone)
  switch (due.type) {
    case 'date':
      return say(words, 'due.by', { date: formats.fullDay(due.value) }, language)
    case 'month':
      return say(words, 'due.by', { date: formats.month(due.value) }, language)
    case 'event':
      return say(words, 'due.by', { date: due.value }, language)
    case 'next_meeting':
    case 'unspecified':
    case 'none':
      return say(words, `due.${due.type}`, {}, language)
  }
}

/** `23 Jun`, `6월 23일`, of another year than now (ms) `23 Jun 2024`: in a list. */
export function writeDueShort(due: Due, language: Language, zone: string, now: number): string {
  const formats = createFormats(language, zone)
  if (due.type === 'date') return formats.dayNear(due.value, now)
  if (due.type === 'month') return formats.month(due.value)
  return due.type === 'event' ? due.value : say(words, `due.${due.type}`, {}, language)
}
