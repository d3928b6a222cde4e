/** The canonical record of any document: what comparison, hash, export, search and readers work on (MODEL M7). */
import { z } from 'zod'
import { AgendaRecord } from './agenda-record.js'
import { MinutesRecord } from './minutes-record.js'

export const CanonicalRecord = z.discriminatedUnion('kind', [AgendaRecord, MinutesRecord])
export type CanonicalRecord = z.infer<typeof CanonicalRecord>
export type RecordKind = CanonicalRecord['kind']
