/** Countries and bodies, by code, with the time zone their people live in. */
import type { DelegationRef } from '@tandem/shared/identity'
import type { DelegationCode, UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import type { LocalisedText } from '@tandem/shared/words'
import type { Collections, CollectionSpec } from '../platform/collection.js'

export interface Delegation {
  id: DelegationCode
  name: LocalisedText
  category: 'asean' | 'plus' | 'party' | 'observer' | 'secretariat'
  timeZone: string
  /** In the bin since then, by the domain's clock in ms. */
  deleted?: { at: number; by: UserId } | null
}

const delegationSpec: CollectionSpec<Delegation> = { name: 'delegations', unique: {}, lookups: {} }

/** A delegation in the bin is as if it were not there; its code stays taken. */
export interface Delegations {
  /** Refused when the code is taken. */
  create(delegation: Delegation): Promise<void>
  find(code: DelegationCode): Promise<Delegation | null>
  /** Those that exist, in the order asked for: a group keeps its own order. */
  list(codes: readonly DelegationCode[]): Promise<Delegation[]>
  /** By code. */
  all(): Promise<Delegation[]>
  /** What was deleted, by code. */
  inBin(): Promise<Delegation[]>
  /** Refused when it is not there. Who still needs it, the caller has asked. */
  moveToBin(code: DelegationCode, deleted: NonNullable<Delegation['deleted']>): Promise<void>
  /** Refused when it is not in the bin. */
  restore(code: DelegationCode): Promise<void>
}

export function openDelegations(collections: Collections): Delegations {
  const delegations = collections.collection(delegationSpec)
  const find = async (code: DelegationCode) => {
    const stored = await delegations.get(code)
    return stored && isThere(stored.value) ? stored.value : null
  }
  const all = async () => (await delegations.all()).map(({ value }) => value)

  /** Retried until nobody was in between. */
  async function set(
    code: DelegationCode,
    deleted: NonNullable<Delegation['deleted']> | null,
  ): Promise<void> {
    for (;;) {
      const before = await delegations.get(code)
      if (!before || isThere(before.value) !== (deleted !== null)) throw refuse('not_found')
      const replaced = await delegations.replace({ ...before.value, deleted }, before.version)
      if (replaced.kind === 'stored') return
    }
  }

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
    all: async () => (await all()).filter(isThere),
    inBin: async () => (await all()).filter((delegation) => !isThere(delegation)),
    moveToBin: (code, deleted) => set(code, deleted),
    restore: (code) => set(code, null),
  }
}

function isThere({ deleted }: Delegation): boolean {
  return (deleted ?? null) === null
}

export function referTo(delegation: Delegation | null): DelegationRef | null {
  return delegation && { code: delegation.id, name: delegation.name, timeZone: delegation.timeZone }
}
