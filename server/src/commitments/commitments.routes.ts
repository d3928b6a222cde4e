import type { CommitmentId, DocumentId, GroupId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import { endpointOn, type Loads } from '../access/index.js'
import type { Audit } from '../audit/index.js'
import type { Document } from '../documents/index.js'
import type { Group, Groups, Membership } from '../groups/index.js'
import type { SignedIn } from '../identity/index.js'
import type { SignedInEndpoint } from '../platform/http/index.js'
import type { Commitments } from './commitments.js'
import type { StoredCommitment } from './commitments.store.js'
import type { Asking } from './surroundings.js'

export interface CommitmentRoutesParts {
  access: Loads<CommitmentId, StoredCommitment> & Loads<GroupId, Group> & Loads<DocumentId, Document>
  audit: Audit
  groups: Pick<Groups, 'find'>
  commitments: Commitments
}

/** By name in the audit log: what was done, and to which commitment, never its words. */
const audited = {
  update: 'commitment.update',
  propose_done: 'commitment.update',
  owner_done: 'commitment.update',
  done: 'commitment.close',
  carry: 'commitment.carry',
  drop: 'commitment.drop',
  reopen: 'commitment.reopen',
  confirm: 'commitment.edit',
  edit: 'commitment.edit',
} as const

export function commitmentRoutes(parts: CommitmentRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { commitments } = parts
  const groups: Loads<GroupId, Group> = parts.access
  const documents: Loads<DocumentId, Document> = parts.access
  const rows: Loads<CommitmentId, StoredCommitment> = parts.access

  async function groupOf({ groupId }: StoredCommitment): Promise<Group> {
    const group = await parts.groups.find(groupId)
    if (!group) throw refuse('not_found')
    return group
  }

  return [
    endpointOn(groups, 'GET /groups/:groupId/commitments', async ({ thing, member }, _call, caller) => ({
      commitments: await commitments.register(thing, asking(member, caller)),
    })),
    endpointOn(groups, 'GET /groups/:groupId/decisions', async ({ thing, member }, call) => ({
      decisions: await commitments.decisions.about(call.readQuery().about, thing, member),
    })),
    endpointOn(documents, 'GET /documents/:documentId/commitments', async ({ thing, member }) => ({
      commitments: await commitments.numbersIn(thing, member),
    })),
    endpointOn(rows, 'GET /commitments/:commitmentId', async ({ thing, member }, _call, caller) =>
      commitments.one(await groupOf(thing), asking(member, caller), thing.id),
    ),
    endpointOn(rows, 'POST /commitments/:commitmentId/acts', async ({ thing, member }, call, caller) => {
      const act = call.readBody()
      const group = await groupOf(thing)
      const who = caller.userId
      await commitments.act(group, asking(member, caller), thing.id, act)
      await parts.audit.record({ who, what: audited[act.act], where: thing.id, address: call.address })
      return commitments.one(group, asking(member, caller), thing.id)
    }),
  ]
}

function asking(member: Membership, { token }: SignedIn): Asking {
  return { member, mayWrite: !token || token.mayWrite }
}
