/** The sentences a record usually has under the items of its agenda, filled in with what is known of the meeting. */
import type { AgendaItem } from '@tandem/shared/documents'
import type { DelegationCode } from '@tandem/shared/ids'
import type { UsualSentence, UsualSentences } from '@tandem/shared/minutes'
import { mayAct } from '@tandem/shared/permissions'
import type { LocalisedText } from '@tandem/shared/words'
import type { Documents, RecordDocument } from '../documents/index.js'
import type { Groups, Membership } from '../groups/index.js'
import type { Delegations, Users } from '../identity/index.js'
import type { Meeting, Meetings } from '../meetings/index.js'
import type { Papers } from '../papers/index.js'
import { type AboutMeeting, gatherAbout, itemValues, meetingValues, sidesOf } from './known-values.js'
import { fillPattern, formFor, type Pattern } from './patterns/index.js'

export interface SentenceParts {
  groups: Pick<Groups, 'membersOf'>
  users: Pick<Users, 'find'>
  delegations: Pick<Delegations, 'list'>
  papers: Pick<Papers, 'ofMeeting'>
}

export async function sentencesFor(
  parts: SentenceParts,
  facts: Parameters<typeof gatherAbout>[1],
): Promise<Sentences> {
  const [about, papers] = await Promise.all([
    gatherAbout(parts, facts),
    openPapers(parts.papers, facts.meeting),
  ])
  return new Sentences(about, papers)
}

/** What is offered to whoever writes this record: of each item of its agenda, all that may be said there. */
export async function sentencesOffered(
  parts: SentenceParts & {
    documents: Pick<Documents, 'find' | 'readAgenda'>
    groups: Pick<Groups, 'find'>
    meetings: Pick<Meetings, 'find'>
  },
  document: RecordDocument,
  member: Membership,
): Promise<UsualSentences> {
  const [meeting, group, agenda] = await Promise.all([
    parts.meetings.find(document.meetingId),
    parts.groups.find(document.groupId),
    document.agendaId && parts.documents.find(document.agendaId),
  ])
  if (!meeting || !group) throw new Error(`The record ${document.id} has lost its meeting or its group.`)
  // They say what stands in the agenda.
  if (!agenda || !mayAct(member, 'read', agenda)) return { items: [] }
  const { annexes } = document
  const sentences = await sentencesFor(parts, { meeting, group, agenda: agenda.symbol, annexes })
  const { record } = await parts.documents.readAgenda(agenda.id)
  return {
    items: record.items
      .map((item) => ({ item: item.id, sentences: sentences.under(item) }))
      .filter((each) => each.sentences.length > 0),
  }
}

export class Sentences {
  private readonly about: AboutMeeting
  /** Those that every reader of the record may be told of. */
  private readonly papers: ReadonlySet<string>

  constructor(about: AboutMeeting, papers: ReadonlySet<string>) {
    this.about = about
    this.papers = papers
  }

  /** In the order in which they are said. */
  under(item: AgendaItem): UsualSentence[] {
    const { patterns, attribution } = formFor(this.about.group.kind)
    return (patterns[item.kind] ?? []).map((pattern) => ({
      when: pattern.when ?? null,
      kind: pattern.kind,
      verb: pattern.verb ?? null,
      flags: [...(pattern.flags ?? [])],
      attribution: this.speakerOf(pattern, item) ?? attribution,
      text: this.textOf(pattern, item),
    }))
  }

  private textOf(pattern: Pattern, item: AgendaItem): LocalisedText {
    const paper = item.papers.find((symbol) => this.papers.has(symbol))
    const text: LocalisedText = {}
    for (const language of this.about.group.workingLanguages) {
      const words = pattern.text[language]
      if (words === undefined) continue
      const values = {
        ...meetingValues(this.about, language),
        ...itemValues(this.about, item, paper, language),
      }
      text[language] = fillPattern(words, values)
    }
    return text
  }

  private speakerOf({ speaker }: Pattern, item: AgendaItem): DelegationCode | null {
    const { lead, other } = sidesOf(this.about, item)
    if (speaker === 'lead') return lead ?? null
    if (speaker === 'other') return other ?? null
    return speaker === 'host' ? (this.about.meeting.host as DelegationCode | null) : null
  }
}

async function openPapers(papers: SentenceParts['papers'], { id }: Meeting): Promise<Set<string>> {
  const all = await papers.ofMeeting(id)
  return new Set(
    all
      .filter(({ status, compartment }) => status !== 'draft' && compartment === null)
      .map(({ symbol }) => symbol),
  )
}
