import { Seq } from '@tandem/shared/history'
import { z } from 'zod'

/** A position in an address. */
export const seqInQuery = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(Seq)
