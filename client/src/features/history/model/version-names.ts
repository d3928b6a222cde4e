/** What positions and versions are called: by name, else by kind, and when they were reached. */
import type { Timeline, Version } from '@tandem/shared/history'
import { useMemo } from 'react'
import { say, useLanguage } from '../../../lib/i18n'
import { useDomainNow, useFormats, type Formats } from '../../../lib/time'
import { words } from '../words'
import { createTimeScale } from './time-scale'

export interface VersionNames {
  /** Of any position: a version's name, "Current draft", or the moment. */
  nameOf: (seq: number) => string
  /** `16 Oct`, `11:42` of today. */
  momentOf: (seq: number) => string
  /** The instant a position was reached; between versions roughly. */
  timeOf: (seq: number) => number
}

export function useVersionNames(timeline: Timeline): VersionNames {
  const language = useLanguage()
  const formats = useFormats()
  const now = useDomainNow()
  return useMemo(() => {
    const scale = createTimeScale(timeline.bars, timeline, formats.dayOf)
    const bySeq = new Map(timeline.versions.map((version) => [version.seq, version]))
    const timeOf = (seq: number) =>
      seq === timeline.headSeq ? timeline.headAt : (bySeq.get(seq)?.at ?? scale.timeOf(seq))
    return {
      timeOf,
      momentOf: (seq) => momentIn(timeOf(seq), now, formats),
      nameOf: (seq) => {
        const version = bySeq.get(seq)
        if (version && version.name !== '') return version.name
        if (seq === timeline.headSeq) return say(words, 'version.current', {}, language)
        if (seq === 0) return say(words, 'version.empty', {}, language)
        if (version && version.kind !== 'auto') return say(words, `kind.${version.kind}`, {}, language)
        return exactly(timeOf(seq), formats)
      },
    }
  }, [timeline, language, formats, now])
}

function momentIn(at: number, now: number, formats: Formats): string {
  const day = formats.dayOf(at)
  return day === formats.dayOf(now) ? formats.time(at) : formats.dayNear(day, now)
}

/** `16 Oct 18:20`: where only the moment tells one from another. */
export function exactly(at: number, formats: Formats): string {
  return `${formats.day(formats.dayOf(at))} ${formats.time(at)}`
}

/** What a row of the timeline is called. */
export function versionName(version: Version, headSeq: number, language: 'en' | 'ko'): string {
  if (version.name !== '') return version.name
  if (version.seq === headSeq) return say(words, 'version.current', {}, language)
  return say(words, `kind.${version.kind}`, {}, language)
}
