import type { MinutesCard } from '@tandem/shared/minutes'
import { useMemo } from 'react'
import { inAlternat, type SidesShown } from './model/sides'

/** The card as a copy has it that names its own side first (A4). */
export function useCopyOf(
  minutes: MinutesCard | null,
  sides: Pick<SidesShown, 'isTurned'>,
): MinutesCard | null {
  const { isTurned } = sides
  return useMemo(
    () => minutes && { ...minutes, attendance: inAlternat(minutes.attendance, isTurned) },
    [minutes, isTurned],
  )
}
