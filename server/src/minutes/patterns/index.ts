import type { GroupKind } from '@tandem/shared/groups'
import type { RecordType } from '@tandem/shared/words'
import type { z } from 'zod'
import { bilateral } from './bilateral.js'
import { experts } from './experts.js'
import type { Patterns } from './pattern.js'
import { planning } from './planning.js'

export { fillPattern, type Values } from './fill-pattern.js'
export type { Pattern } from './pattern.js'

/** How a kind of group keeps its record: what it is called, its symbol's last part, and its sentences. */
export interface RecordForm {
  recordType: RecordType
  /** `CCWG/8/MIN` */
  suffix: 'MIN' | 'RPT' | 'ROD'
  /** Whom a paragraph speaks for when nothing else is said. */
  attribution: 'both' | 'meeting'
  patterns: Patterns
}

export function formFor(kind: z.infer<typeof GroupKind>): RecordForm {
  if (kind === 'bilateral_wg')
    return { recordType: 'agreed_minutes', suffix: 'MIN', attribution: 'both', patterns: bilateral }
  if (kind === 'planning_team')
    return { recordType: 'record_of_discussion', suffix: 'ROD', attribution: 'meeting', patterns: planning }
  return { recordType: 'co_chairs_report', suffix: 'RPT', attribution: 'meeting', patterns: experts }
}
