import { z } from 'zod'
import { DelegationCode } from '../ids/index.js'
import { LocalisedText } from '../words/index.js'

export const DelegationRef = z.object({ code: DelegationCode, name: LocalisedText, timeZone: z.string() })
export type DelegationRef = z.infer<typeof DelegationRef>
