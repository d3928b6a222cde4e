/** A group's agreed terms in both languages, for those who write and compare its records. */
import type { GroupId } from '@tandem/shared/ids'
import type { GlossaryTerm } from '@tandem/shared/minutes'
import type { Collections, CollectionSpec } from '../platform/collection.js'

interface Glossary {
  /** Of its group: one each. */
  id: GroupId
  terms: GlossaryTerm[]
}

const glossarySpec: CollectionSpec<Glossary> = { name: 'glossaries', unique: {}, lookups: {} }

export interface Glossaries {
  /** In the group's order; none while nobody has given any. */
  ofGroup(groupId: GroupId): Promise<GlossaryTerm[]>
  /** Takes the place of what was there. */
  set(groupId: GroupId, terms: readonly GlossaryTerm[]): Promise<void>
}

export function openGlossaries(collections: Collections): Glossaries {
  const glossaries = collections.collection(glossarySpec)
  return {
    ofGroup: async (groupId) => (await glossaries.get(groupId))?.value.terms ?? [],
    async set(groupId, terms) {
      const glossary: Glossary = { id: groupId, terms: [...terms] }
      // Until nobody was in between; the later act wins as a whole.
      for (;;) {
        const before = await glossaries.get(groupId)
        const outcome = before
          ? await glossaries.replace(glossary, before.version)
          : await glossaries.insert(glossary)
        if (outcome.kind === 'stored') return
      }
    },
  }
}
