/** What a route of the table takes and answers: the one description that its handler, its types and its readers share. */
import { z } from 'zod'

export interface RouteContract {
  /** What it is for, in one sentence. */
  title: string
  /** Of strings, as an address has them. */
  query?: z.ZodType
  /** JSON; or the bytes of a file. */
  body?: z.ZodType | 'bytes'
  /** JSON; nothing (204); a file of one of these types; or a page of the application the browser goes on to (303). */
  answer: z.ZodType | 'nothing' | 'page' | { readonly file: readonly string[] }
}

/** What grows without end comes in pages, each with `next`: the `cursor` of the one after it, null at the end. */
export const PageQuery = z.object({
  /** `next` of the page before; without it the first page. */
  cursor: z.string().min(1).max(256).optional(),
  /** As many as are wanted at most. */
  limit: z.coerce.number().int().min(1).max(200).optional(),
})
export type PageQuery = z.infer<typeof PageQuery>
