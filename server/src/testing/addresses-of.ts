/** Every address that a route of the table has, for the ids that are given of each kind. */
import type { Mounted } from '../platform/http/index.js'

/** By the names that stand in the table: `documentId`, `seq`, … */
export type IdsByName = Readonly<Record<string, readonly string[]>>

/** @returns below the server's address, without a query; an id that nobody gave is called `none` */
export function addressesOf({ path }: Pick<Mounted<never>, 'path'>, ids: IdsByName): string[] {
  let addresses = [`api/v1${path}`]
  for (const [place, rest, one] of path.matchAll(/\{\*(\w+)\}|:(\w+)/g)) {
    const values = ids[rest ?? one ?? ''] ?? ['none']
    addresses = addresses.flatMap((address) => values.map((value) => address.replace(place, value)))
  }
  return addresses
}
