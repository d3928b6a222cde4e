/** Countries and bodies, by code, with the time zone their people live in. */
import type { DelegationRef } from '@tandem/shared/identity'
import type { DelegationCode } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { LocalisedText } from '@tandem/shared/words'
import type { Collections, CollectionSpec } from '../platform/collection.js'

export interface Delegation {
  id: DelegationCode
  name: LocalisedText
  category: 'asean' | 'plus' | 'party' | 'observer' | 'secretariat'
  timeZone: string
}

const delegationSpec: CollectionSpec<Delegation> = { name: 'delegations', unique: {}, lookups: {} }

export interface Delegations {
  /** Refused when the code is taken. */
  create(delegation: Delegation): Promise<void>
  find(code: DelegationCode): Promise<Delegation | null>
  /** Those that exist, in the order asked for: a group keeps its own order. */
  list(codes: readonly DelegationCode[]): Promise<Delegation[]>
  /** By code. */
  all(): Promise<Delegation[]>
}

export function openDelegations(collections: Collections): Delegations {
  const delegations = collections.collection(delegationSpec)
  const find = async (code: DelegationCode) => (await delegations.get(code))?.value ?? null
  return {
    async create(delegation) {
      const inserted = await delegations.insert(delegation)
      if (inserted.kind === 'duplicate') throw refuse('name_taken')
    },
    find,
    async list(codes) {
      const found = await Promise.all(codes.map(find))
      return found.filter((delegation) => delegation !== null)
    },
    all: async () => (await delegations.all()).map(({ value }) => value),
  }
}

export function referTo(delegation: Delegation | null): DelegationRef | null {
  return delegation && { code: delegation.id, name: delegation.name, timeZone: delegation.timeZone }
}
