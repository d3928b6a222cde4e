import type { UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import { type OverviewParts, readableDocuments, readablePapers } from './group-overview.js'
import { pathOfDocument, pathOfMeeting, pathOfPaper } from './paths.js'

/**
 * Where a symbol leads this person (MODEL M18): to the document, else to the paper, else to the meeting itself.
 * Looked for only among what he may see, so that what is closed to him is not found.
 */
export async function pathOfSymbol(parts: OverviewParts, userId: UserId, symbol: string): Promise<string> {
  for (const member of await parts.groups.membershipsOf(userId)) {
    const document = (await readableDocuments(parts, member)).find((each) => each.symbol === symbol)
    if (document) return pathOfDocument(document.id)
    const paper = (await readablePapers(parts, member)).find((each) => each.symbol === symbol)
    if (paper) return pathOfPaper(paper)
    const meeting = (await parts.meetings.ofGroup(member.groupId)).find((each) => each.symbol === symbol)
    if (meeting) return pathOfMeeting(meeting.id)
  }
  throw refuse('not_found')
}
