/**
 * What a document's record says to one reader (PERM-7). The same for the page, the socket, search and export:
 * a paper he may not know of is not named, and neither is a symbol that no paper stands behind.
 */
import { releaseTo } from '@tandem/shared/agendas'
import type { AgendaRecord } from '@tandem/shared/documents'
import { mayAct, type Member } from '@tandem/shared/permissions'
import type { Document } from '../documents/index.js'
import type { Groups, Membership } from '../groups/index.js'
import { guardOf, type Paper, type Papers } from '../papers/index.js'

export interface ReleaseParts {
  papers: Pick<Papers, 'findBySymbol'>
  groups: Pick<Groups, 'member'>
}

export interface Release {
  /** The record as this member may see it. Whether he may read the document at all was asked before. */
  releaseFor(member: Membership, document: Document, record: AgendaRecord): Promise<AgendaRecord>
  /** The papers the record cites, as far as this member may know of them, in no order. */
  citedPapers(member: Membership, document: Document, record: AgendaRecord): Promise<Paper[]>
}

export function openRelease({ papers, groups }: ReleaseParts): Release {
  async function citedPapers(
    member: Membership,
    document: Document,
    record: AgendaRecord,
  ): Promise<Paper[]> {
    const symbols = new Set(record.items.flatMap((item) => item.papers))
    const cited = await Promise.all([...symbols].map((symbol) => papers.findBySymbol(symbol)))
    const known: Paper[] = []
    for (const paper of cited) {
      if (paper && (await mayKnow(member, document, paper))) known.push(paper)
    }
    return known
  }

  async function mayKnow(member: Membership, document: Document, paper: Paper): Promise<boolean> {
    // Whoever reads the agenda knows of the agenda, also while the paper of that name is a draft.
    if (paper.symbol === document.symbol) return true
    const there: Member | null =
      paper.groupId === member.groupId ? member : await groups.member(paper.groupId, member.userId)
    return mayAct(there, 'read', guardOf(paper))
  }

  return {
    citedPapers,
    async releaseFor(member, document, record) {
      const known = new Set((await citedPapers(member, document, record)).map((paper) => paper.symbol))
      return releaseTo(record, (symbol) => known.has(symbol as Paper['symbol']))
    },
  }
}
