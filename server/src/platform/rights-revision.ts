/**
 * One stored number that rises whenever somebody's rights change: a membership, a sign-in, a token, an
 * account, a document's state. Other processes look at it and, when it moved, ask for rights anew [PERM-8].
 * Raised after the change is stored and before the person is told that it is done.
 */
import type { Collections } from './collection.js'

export interface RightsRevision {
  bump(): Promise<void>
  read(): Promise<number>
}

interface Revision {
  id: 'rights'
  revision: number
}

export function openRightsRevision(collections: Collections): RightsRevision {
  const revisions = collections.collection<Revision>({ name: 'rights-revision', unique: {}, lookups: {} })
  return {
    async bump() {
      // Retried until nobody was in between: each change must leave the number higher than it found it.
      for (;;) {
        const before = await revisions.get('rights')
        const next: Revision = { id: 'rights', revision: (before?.value.revision ?? 0) + 1 }
        const outcome = before ? await revisions.replace(next, before.version) : await revisions.insert(next)
        if (outcome.kind === 'stored') return
      }
    },
    read: async () => (await revisions.get('rights'))?.value.revision ?? 0,
  }
}
