import type { DocumentEvent } from '@tandem/shared/documents'
import { mayAct, type Member } from '@tandem/shared/permissions'
import type { Document } from '../documents/index.js'
import type { Users } from '../identity/index.js'

/**
 * The steps of a document's life that this member may know of, oldest first: he reads history now, and
 * could have read the document when the step was taken. What came before circulation stays with the
 * drafting circle.
 */
export async function eventsFor(
  users: Pick<Users, 'find'>,
  member: Member,
  document: Document,
): Promise<DocumentEvent[]> {
  if (!mayAct(member, 'read_history', document)) return []
  const steps = document.steps.filter(({ state }) => mayAct(member, 'read', { ...document, state }))
  return Promise.all(
    steps.map(async ({ at, by, state, note }) => {
      const user = by && (await users.find(by))
      return {
        at: new Date(at).toISOString(),
        by: user && { userId: user.id, name: user.name, delegation: user.delegation },
        state,
        note,
      }
    }),
  )
}
