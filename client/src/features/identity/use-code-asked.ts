import { useState } from 'react'
import { isRefused } from '../../lib/http'

/** Whether the server has asked for a code: from then on it is a field like the others. */
export function useCodeAsked(failure: unknown): boolean {
  const [wasAsked, setWasAsked] = useState(false)
  const isAsked = isRefused(failure, 'code_needed')
  if (isAsked && !wasAsked) setWasAsked(true)
  return wasAsked || isAsked
}
