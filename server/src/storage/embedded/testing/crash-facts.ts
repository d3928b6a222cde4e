import type { CollectionSpec } from '../../../platform/collection.js'

/** What the crash test's writer and its judge agree on. */

export type Acknowledged =
  | { kind: 'rows'; documentId: string; seq: number; hash: string }
  | { kind: 'image'; documentId: string; seq: number }
  | { kind: 'history'; documentId: string; seq: number }
  | { kind: 'person'; id: string; version: number }
  | { kind: 'removed'; id: string }
  | { kind: 'blob'; hash: string }

export interface Person {
  id: string
  /** Ends in the version: each replace frees one and takes the next. */
  email: string
  group: string
}

export const people: CollectionSpec<Person> = {
  name: 'people',
  unique: { email: ['email'] },
  lookups: { group: ['group'] },
}

export const groups = ['g0', 'g1', 'g2']

export function groupOf(number: number): string {
  return `g${number % groups.length}`
}
