import { z } from 'zod'
import { BlockId } from '../ids/index.js'

/** A run of text with the same marks. */
export const Run = z.object({
  text: z.string(),
  bold: z.literal(true).optional(),
  italic: z.literal(true).optional(),
  link: z.string().optional(),
  /** The block of minutes that holds the footnote to this run. */
  footnote: BlockId.optional(),
})
export type Run = z.infer<typeof Run>

export function plainText(runs: readonly Run[] | undefined): string {
  return (runs ?? []).map((run) => run.text).join('')
}
