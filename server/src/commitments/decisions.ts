/** The register of decisions: what was decided about something, across the meetings of a group (A8, A14-9). */
import { numberItems } from '@tandem/shared/agendas'
import type { DecisionView } from '@tandem/shared/commitments'
import { plainText } from '@tandem/shared/documents'
import type { DocumentId, ItemId } from '@tandem/shared/ids'
import { standingOf } from '@tandem/shared/minutes'
import { mayAct } from '@tandem/shared/permissions'
import { type LocalisedText, outcomeVerbs } from '@tandem/shared/words'
import type { Documents } from '../documents/index.js'
import type { Group, Membership } from '../groups/index.js'
import type { Meeting } from '../meetings/index.js'
import { isClosed } from './acts.js'
import { outcomeKey, type StoredCommitment } from './commitments.store.js'
import { isOutcome, opensCommitment, type OutcomeBlock, wordsOf } from './outcome-block.js'
import { readableRecords, type RegisterParts } from './read-register.js'
import type { Source } from './source.js'

export interface Decisions {
  /** Every outcome this person may read that has all these words in it or in its item, in any language. */
  about(words: string, group: Group, member: Membership): Promise<DecisionView[]>
}

export interface DecisionsParts extends Omit<RegisterParts, 'documents' | 'completeCarried'> {
  documents: Pick<Documents, 'find' | 'ofGroup' | 'readMinutes' | 'readAgenda'>
}

/** An item of the agenda, as the record's outcomes cite it. */
interface CitedItem {
  number: string | null
  title: LocalisedText
}

export function openDecisions(parts: DecisionsParts): Decisions {
  async function itemsOf({ document }: Source, member: Membership): Promise<Map<ItemId, CitedItem>> {
    const agenda = document.agendaId && (await parts.documents.find(document.agendaId))
    // A title is as open as the agenda it stands in.
    if (!agenda || agenda.kind !== 'agenda' || !mayAct(member, 'read', agenda)) return new Map()
    const { record } = await parts.documents.readAgenda(agenda.id)
    const numbers = numberItems(record)
    return new Map(
      record.items.map(({ id, title }) => [
        id,
        { number: numbers.get(id) ?? null, title: { en: plainText(title.en), ko: plainText(title.ko) } },
      ]),
    )
  }

  async function rowsFor(documentId: DocumentId): Promise<Map<string | null, StoredCommitment>> {
    const stored = await parts.rows.find('bySource', [documentId])
    return new Map(stored.map(({ value }) => [value.outcome, value]))
  }

  async function outcomesIn(source: Source, meeting: Meeting, member: Membership): Promise<DecisionView[]> {
    const { document, record } = source
    const [items, rows] = await Promise.all([itemsOf(source, member), rowsFor(document.id)])
    return record.blocks.filter(isOutcome).map((block) => {
      const row = opensCommitment(block) ? rows.get(outcomeKey(document.id, block.id)) : undefined
      return present(block, source, meeting, block.item && items.get(block.item), row)
    })
  }

  return {
    async about(words, group, member) {
      const sources = [...(await readableRecords(parts, member)).values()]
      const meetings = new Map((await parts.meetings.ofGroup(group.id)).map((each) => [each.id, each]))
      const found = await Promise.all(
        sources.map(async (source) => {
          const meeting = meetings.get(source.document.meetingId)
          return meeting ? outcomesIn(source, meeting, member) : []
        }),
      )
      const wanted = folded(words)
        .split(/\s+/)
        .filter((word) => word !== '')
      return found
        .flat()
        .filter((decision) => saysAll(decision, wanted))
        .toSorted((a, b) => b.ordinal - a.ordinal || b.force - a.force)
    },
  }
}

function present(
  block: OutcomeBlock,
  { document, numbers }: Source,
  meeting: Meeting,
  item: CitedItem | null | undefined,
  row: StoredCommitment | undefined,
): DecisionView {
  const { verb } = block
  return {
    documentId: document.id,
    blockId: block.id,
    symbol: document.symbol,
    meetingId: meeting.id,
    ordinal: meeting.ordinal,
    on: meeting.dates?.start ?? null,
    itemNumber: item?.number ?? null,
    itemTitle: item?.title ?? {},
    paragraph: numbers.get(block.id) ?? null,
    verb,
    force: outcomeVerbs[verb].force,
    standing: standingOf(block),
    replyOwed: outcomeVerbs[verb].owesReply && !(row && isClosed(row)),
    attribution: block.attribution,
    text: wordsOf(block),
    commitment: row?.number ?? null,
  }
}

function saysAll({ text, itemTitle }: DecisionView, wanted: readonly string[]): boolean {
  const said = folded([text.en, text.ko, itemTitle.en, itemTitle.ko].join('\n'))
  return wanted.every((word) => said.includes(word))
}

/** Equal for words that differ in case or in how their letters are composed, Korean ones included. */
function folded(words: string): string {
  return words.normalize('NFKC').toLowerCase()
}
