import type { Cycle, KnownCycle } from '@tandem/shared/groups'

/** A cycle while it is being entered. */
export interface CycleDraft {
  ordinal: string
  from: string
  to: string
}

export type CycleFault = 'ordinalWrong' | 'fromWrong' | 'toWrong' | 'backwards'

export const noCycle: CycleDraft = { ordinal: '', from: '', to: '' }

export function draftOfCycle({ ordinal, from, to }: KnownCycle): CycleDraft {
  return { ordinal: ordinal === null ? '' : String(ordinal), from: from ?? '', to: to ?? '' }
}

/** What follows the one in office: the next number, from the year it ends, for as long. */
export function draftAfter(cycle: KnownCycle | null): CycleDraft {
  const { ordinal = null, from = null, to = null } = cycle ?? {}
  const years = from !== null && to !== null ? Number(to) - Number(from) : null
  return {
    ordinal: ordinal === null ? '' : String(ordinal + 1),
    from: to ?? '',
    to: years === null ? '' : String(Number(to) + years),
  }
}

/** What is missing or cannot be, field by field. */
export function cycleFaultsOf(draft: CycleDraft): CycleFault[] {
  const { ordinal, from, to } = asEntered(draft)
  const faults: CycleFault[] = []
  if (ordinal !== null && !(Number.isInteger(ordinal) && ordinal >= 1 && ordinal <= 999))
    faults.push('ordinalWrong')
  const isYear = (text: string): boolean => /^(19|20|21)\d{2}$/.test(text)
  if (!isYear(from)) faults.push('fromWrong')
  if (!isYear(to)) faults.push('toWrong')
  else if (isYear(from) && to < from) faults.push('backwards')
  return faults
}

/** Only for a draft without faults. */
export function cycleOf(draft: CycleDraft): Cycle {
  return asEntered(draft)
}

function asEntered({ ordinal, from, to }: CycleDraft): Cycle {
  return { ordinal: ordinal.trim() === '' ? null : Number(ordinal), from: from.trim(), to: to.trim() }
}
