/** Countries and bodies, by code, with the time zone their people live in. */
import type { DelegationRef } from '@tandem/shared/identity'
import type { DelegationCode } from '@tandem/shared/ids'
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
  create(delegation: Delegation): Promise<void>
  find(code: DelegationCode): Promise<Delegation | null>
  /** Those that exist, in the order asked for: a group keeps its own order. */
  list(codes: readonly DelegationCode[]): Promise<Delegation[]>
}

export function openDelegations(collections: Collections): Delegations {
  const delegations = collections.collection(delegationSpec)
  const find = async (code: DelegationCode) => (await delegations.get(code))?.value ?? null
  return {
    async create(delegation) {
      const inserted = await delegations.insert(delegation)
      if (inserted.kind === 'duplicate') throw new Error(`There is a delegation ${delegation.id} already.`)
    },
    find,
    async list(codes) {
      const found = await Promise.all(codes.map(find))
      return found.filter((delegation) => delegation !== null)
    },
  }
}

export function referTo(delegation: Delegation | null): DelegationRef | null {
  return delegation && { code: delegation.id, name: delegation.name, timeZone: delegation.timeZone }
}
