import type { MeetingId, PaperId } from '@tandem/shared/ids'
import { largestPaperBytes, nameOfFile, type PaperFileType } from '@tandem/shared/papers'
import { refuse } from '@tandem/shared/protocol'
import { endpointOn, type Loads } from '../access/index.js'
import type { Audit } from '../audit/index.js'
import type { SignedIn } from '../identity/index.js'
import type { Meeting } from '../meetings/index.js'
import { type SignedInEndpoint, StreamAnswer } from '../platform/http/index.js'
import { bringInPaper, type BringInParts } from './bring-in-paper.js'
import { meetingPapersFor, type MeetingPapersParts } from './meeting-papers.js'
import { issuePaper, type PaperActsParts, submitPaper, withdrawPaper } from './paper-acts.js'
import type { Paper } from './papers.store.js'

export interface PaperRoutesParts extends BringInParts, PaperActsParts, MeetingPapersParts {
  access: Loads<MeetingId, Meeting> & Loads<PaperId, Paper>
  audit: Pick<Audit, 'record'>
  groups: BringInParts['groups']
  documents: BringInParts['documents'] & MeetingPapersParts['documents']
  /** What people may know of papers is another from now on. */
  papersMoved(paper: Pick<Paper, 'meetingId'>): Promise<void>
}

export function paperRoutes(parts: PaperRoutesParts): SignedInEndpoint<SignedIn>[] {
  const [meetings, papers]: [Loads<MeetingId, Meeting>, Loads<PaperId, Paper>] = [parts.access, parts.access]
  return [
    endpointOn(meetings, 'GET /meetings/:meetingId/papers', ({ thing, member }, _call, { token }) =>
      meetingPapersFor(parts, thing, member, !token || token.mayWrite),
    ),
    endpointOn(
      meetings,
      'POST /meetings/:meetingId/paper-files',
      async ({ thing: meeting }, { stream }, { userId }) => {
        if (!stream) throw refuse('malformed')
        return parts.paperFiles.take(meeting.id, userId, stream)
      },
      { takesStream: largestPaperBytes },
    ),
    endpointOn(
      meetings,
      'POST /meetings/:meetingId/papers',
      async ({ thing: meeting, member }, call, { userId: who }) => {
        const paper = await bringInPaper(parts, meeting, member, who, call.readBody())
        await parts.audit.record({ who, what: 'paper.upload', where: paper.id, address: call.address })
        await parts.papersMoved(paper)
        return { paperId: paper.id, symbol: paper.symbol }
      },
    ),
    endpointOn(
      papers,
      'GET /papers/:paperId/files/:language',
      async ({ thing: paper }, call, { userId: who }) => {
        const file = paper.files?.find(({ language }) => language === call.params['language'])
        const content = file && (await parts.paperFiles.read(file.blob))
        if (!file || !content) throw refuse('not_found')
        const isSaved = call.readQuery().save === 'yes'
        await parts.audit.record({ who, what: 'paper.open', where: paper.id, address: call.address })
        const name = nameOfFile(paper.symbol, file)
        return new StreamAnswer(content, {
          ...safeHeaders,
          'Content-Type': contentTypeOf(file.type),
          'Content-Length': String(file.size),
          // Of letters, digits, points and dashes: nothing that a header or a disk reads as more than a name.
          'Content-Disposition': `${isSaved || !isShown(file.type) ? 'attachment' : 'inline'}; filename="${name}"`,
        })
      },
    ),
    endpointOn(
      papers,
      'POST /papers/:paperId/submission',
      async ({ thing: paper }, call, { userId: who }) => {
        call.readBody()
        await submitPaper(parts, paper.id)
        await parts.audit.record({ who, what: 'paper.submit', where: paper.id, address: call.address })
        await parts.papersMoved(paper)
      },
    ),
    endpointOn(papers, 'POST /papers/:paperId/issue', async ({ thing: paper }, call, { userId: who }) => {
      call.readBody()
      await issuePaper(parts, paper.id)
      await parts.audit.record({ who, what: 'paper.issue', where: paper.id, address: call.address })
      await parts.papersMoved(paper)
    }),
    endpointOn(
      papers,
      'POST /papers/:paperId/withdrawal',
      async ({ thing: paper }, call, { userId: who }) => {
        call.readBody()
        await withdrawPaper(parts, paper.id)
        await parts.audit.record({ who, what: 'paper.withdraw', where: paper.id, address: call.address })
        await parts.papersMoved(paper)
      },
    ),
  ]
}

/** It runs nothing, whatever else its bytes may be; and is one person's, since another may not see it. */
const safeHeaders = {
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
  Vary: 'Cookie, Authorization',
}

/** What the page shows by itself; everything else is for a program of the reader's own. */
function isShown(type: PaperFileType): boolean {
  return type.startsWith('image/') || type === 'application/pdf' || type === 'text/plain'
}

function contentTypeOf(type: PaperFileType): string {
  return type === 'text/plain' ? 'text/plain; charset=utf-8' : type
}
