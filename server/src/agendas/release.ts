/**
 * What a document's record says to one reader (PERM-7). The same for the page, the socket, search and export:
 * a paper he may not know of is not named, and neither is a symbol that no paper stands behind.
 */
import { releaseTo } from '@tandem/shared/agendas'
import { releaseMinutesTo } from '@tandem/shared/minutes'
import type { CanonicalRecord } from '@tandem/shared/documents'
import type { UserId } from '@tandem/shared/ids'
import { mayAct } from '@tandem/shared/permissions'
import type { Document } from '../documents/index.js'
import type { Groups, Membership } from '../groups/index.js'
import { type Paper, type Papers } from '../papers/index.js'

export interface ReleaseParts {
  papers: Pick<Papers, 'ofGroup' | 'guardOf'>
  groups: Pick<Groups, 'membershipsOf'>
}

export interface Release {
  /**
   * How this member's copy is made from the document's record. Whether he may read the document at all was
   * asked before. Holds for what is known of papers and memberships now: ask again when those changed.
   */
  releaseFor(member: Membership, document: Document): Promise<(record: CanonicalRecord) => CanonicalRecord>
  /** Every paper this person may know of, in any of his groups, by symbol. */
  papersKnownTo(userId: UserId): Promise<ReadonlyMap<string, Paper>>
}

export function openRelease({ papers, groups }: ReleaseParts): Release {
  async function papersKnownTo(userId: UserId): Promise<ReadonlyMap<string, Paper>> {
    const known = new Map<string, Paper>()
    for (const member of await groups.membershipsOf(userId)) {
      for (const paper of await papers.ofGroup(member.groupId)) {
        if (mayAct(member, 'read', papers.guardOf(paper))) known.set(paper.symbol, paper)
      }
    }
    return known
  }

  return {
    papersKnownTo,
    async releaseFor(member, document) {
      const known = await papersKnownTo(member.userId)
      // Whoever reads the agenda knows of the agenda, also while the paper of that name is a draft.
      const knows = (symbol: string): boolean => symbol === document.symbol || known.has(symbol)
      return (record) =>
        record.kind === 'record' ? releaseMinutesTo(record, member.compartments) : releaseTo(record, knows)
    },
  }
}
