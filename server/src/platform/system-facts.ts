/** The few things the program must remember about itself: how far its clock got, what was imported. */
import type { Collection, Collections, CollectionSpec } from './collection.js'

interface SystemFact {
  id: string
  value: string | number
}

const systemFacts: CollectionSpec<SystemFact> = { name: 'system', unique: {}, lookups: {} }

export interface SystemFacts {
  get(name: string): Promise<string | number | null>
  /** The last write counts. One process writes a fact, so there is nobody to race with. */
  set(name: string, value: string | number): Promise<void>
}

export function openSystemFacts(collections: Collections): SystemFacts {
  const facts: Collection<SystemFact> = collections.collection(systemFacts)
  return {
    get: async (name) => (await facts.get(name))?.value.value ?? null,
    async set(name, value) {
      const known = await facts.get(name)
      const fact = { id: name, value }
      const outcome = known ? await facts.replace(fact, known.version) : await facts.insert(fact)
      if (outcome.kind !== 'stored') throw new Error(`The fact ${name} was not stored: ${outcome.kind}.`)
    },
  }
}
