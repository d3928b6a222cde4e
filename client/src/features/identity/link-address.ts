import { LinkSecret } from '@tandem/shared/identity'

/** Where a link to choose a password leads. Behind the `#`: browsers send that to nobody. */
export const linkPath = (secret: string): string => `/choose-password#${secret}`

/** Null: there is none in it. */
export function secretIn(hash: string): string | null {
  return LinkSecret.safeParse(hash.slice(1)).data ?? null
}
