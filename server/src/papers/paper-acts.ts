/** What happens to a paper after it came in: submitted by its head of delegation, issued, withdrawn. */
import type { PaperId } from '@tandem/shared/ids'
import { readPaperSymbol } from '@tandem/shared/papers'
import { refuse } from '@tandem/shared/protocol'
import type { Clock } from '../platform/clock.js'
import type { PaperFiles } from './paper-files.js'
import type { Papers } from './papers.js'
import type { Paper } from './papers.store.js'

export interface PaperActsParts {
  papers: Papers
  paperFiles: PaperFiles
  /** The domain's. */
  clock: Clock
}

export async function submitPaper({ papers, clock }: PaperActsParts, id: PaperId): Promise<void> {
  const submitted = await papers.change(id, (paper) =>
    paper.status === 'internal' ? { ...paper, status: 'submitted', submittedAt: clock.now() } : null,
  )
  // Somebody was faster.
  if (!submitted) throw refuse('not_allowed')
}

/** A revision takes the place of what it revises. */
export async function issuePaper({ papers, clock }: PaperActsParts, id: PaperId): Promise<void> {
  const issued = await papers.change(id, (paper) =>
    paper.status === 'submitted' ? { ...paper, status: 'issued', issuedAt: clock.now() } : null,
  )
  if (!issued) throw refuse('not_allowed')
  for (const older of await revisedBy(papers, issued))
    await papers.change(older.id, (paper) =>
      paper.status === 'issued' ? { ...paper, status: 'superseded' } : null,
    )
}

/** Its bytes go; its line stays, unless nobody outside its delegation knew of it. */
export async function withdrawPaper(parts: PaperActsParts, id: PaperId): Promise<void> {
  const { papers, paperFiles } = parts
  const paper = await papers.find(id)
  if (!paper) throw refuse('not_found')
  if (paper.status === 'internal') await papers.remove(id)
  else {
    const withdrawn = await papers.change(id, (now) =>
      now.status === 'withdrawn' ? null : { ...now, status: 'withdrawn', files: [] },
    )
    if (!withdrawn) throw refuse('not_allowed')
  }
  await paperFiles.drop(paper)
}

/** The paper itself and its earlier revisions, where this is one. */
async function revisedBy(papers: Papers, { symbol, meetingId }: Paper): Promise<Paper[]> {
  const [meeting = ''] = /^[^/]+\/[^/]+/.exec(symbol) ?? []
  const read = readPaperSymbol(symbol, meeting)
  if (read?.suffix !== 'Rev' || read.of === null) return []
  const { of } = read
  const number = revisionOf(symbol, of)
  return (await papers.ofMeeting(meetingId)).filter((each) => {
    const earlier = each.symbol === of ? 0 : revisionOf(each.symbol, of)
    return earlier < number
  })
}

/** Infinity for what is no revision of it. */
function revisionOf(symbol: string, of: string): number {
  const start = `${of}/Rev.`
  const number = symbol.startsWith(start) ? Number(symbol.slice(start.length)) : Number.NaN
  return Number.isNaN(number) ? Number.POSITIVE_INFINITY : number
}
