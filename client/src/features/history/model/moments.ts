/** Positions by hand and in words. */
import { domainNow, type Formats } from '../../../lib/time'

/** Arrows step one edit, with Shift ten; Home and End go to the ends. */
export function seqByKey(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  seq: number,
  { firstSeq, headSeq }: { firstSeq: number; headSeq: number },
): number | null {
  const step = shiftKey ? 10 : 1
  const within = (next: number) => Math.min(headSeq, Math.max(firstSeq, next))
  if (key === 'ArrowLeft' || key === 'ArrowDown') return within(seq - step)
  if (key === 'ArrowRight' || key === 'ArrowUp') return within(seq + step)
  if (key === 'PageDown') return within(seq - 10)
  if (key === 'PageUp') return within(seq + 10)
  if (key === 'Home') return firstSeq
  return key === 'End' ? headSeq : null
}

/** `Mon 19 Oct 10:06:40`, `10월 19일(월) 10:06:40` */
export function momentOf(at: number, formats: Formats): string {
  return `${formats.dayWithWeekday(formats.dayOf(at), domainNow())} ${formats.clock(at)}`
}
