/**
 * Minutes as they begin: one heading for each item of the meeting's agenda, and under it an empty paragraph
 * for each sentence that a record of this kind of group usually has there, with the sentence as a hint.
 */
import {
  type AgendaItem,
  type AgendaRecord,
  fieldKey,
  type MinutesBlock,
  minutesFieldsOf,
  type MinutesRecord,
  plainBlock,
} from '@tandem/shared/documents'
import { type BlockId, newId, type UserId } from '@tandem/shared/ids'
import type { Annex, UsualSentence } from '@tandem/shared/minutes'
import { refuse } from '@tandem/shared/protocol'
import type { Language, LocalisedText } from '@tandem/shared/words'
import type { Document, Documents, RecordDocument } from '../documents/index.js'
import { latestBySymbol } from '../papers/index.js'
import type { Groups } from '../groups/index.js'
import type { Meeting } from '../meetings/index.js'
import type { Clock } from '../platform/clock.js'
import { formFor, type RecordForm } from './patterns/index.js'
import { type SentenceParts, type Sentences, sentencesFor } from './usual-sentences.js'

export interface StartMinutesParts extends SentenceParts {
  documents: Pick<Documents, 'create' | 'ofMeeting' | 'readAgenda'>
  groups: SentenceParts['groups'] & Pick<Groups, 'find'>
  /** Domain time. */
  clock: Clock
}

/** Refused when the meeting has no agenda, and when it has its record already. */
export async function startMinutes(
  parts: StartMinutesParts,
  meeting: Meeting,
  by: UserId,
): Promise<Document> {
  const group = await parts.groups.find(meeting.groupId)
  if (!group) throw new Error(`The meeting ${meeting.id} has lost its group.`)
  const documents = await parts.documents.ofMeeting(meeting.id)
  const agenda = latestBySymbol(documents.filter(({ kind }) => kind === 'agenda'))
  if (!agenda) throw refuse('no_agenda')
  const form = formFor(group.kind)
  if (documents.some((each) => each.kind === 'record' && each.recordType === form.recordType))
    throw refuse('name_taken')

  const { record } = await parts.documents.readAgenda(agenda.id)
  const sentences = await sentencesFor(parts, { meeting, group, agenda: agenda.symbol, annexes })
  const layout = new Layout(form, group.workingLanguages, sentences)
  layout.lay(record)
  const at = parts.clock.now()
  const document: Omit<RecordDocument, 'id'> = {
    kind: 'record',
    groupId: group.id,
    meetingId: meeting.id,
    symbol: `${meeting.symbol}/${form.suffix}`,
    state: 'drafting',
    marking: group.defaultMarking,
    caveats: group.caveats ?? [],
    compartment: null,
    languages: group.workingLanguages,
    timeZone: meeting.timeZone,
    steps: [{ at, by, state: 'drafting', note: '' }],
    recordType: form.recordType,
    agendaId: agenda.id,
    annexes: [...annexes],
    innerCompartments: [],
  }
  const first = { record: layout.record(), beside: layout.writeHints }
  return parts.documents.create(document, first, { userId: by, at, kind: 'edit' })
}

/** All of them are generated: from the agenda, from who was there, from what was agreed. */
const annexes: readonly Annex[] = [
  { letter: 'A', title: { en: 'Agenda', ko: '의제' }, of: { kind: 'agenda' } },
  { letter: 'B', title: { en: 'List of delegates', ko: '대표단 명단' }, of: { kind: 'delegates' } },
  { letter: 'C', title: { en: 'Action list', ko: '조치사항 목록' }, of: { kind: 'actions' } },
]

class Layout {
  private readonly blocks: MinutesBlock[] = []
  private readonly hints = new Map<BlockId, LocalisedText>()
  private readonly form: RecordForm
  private readonly languages: readonly Language[]
  private readonly sentences: Sentences

  constructor(form: RecordForm, languages: readonly Language[], sentences: Sentences) {
    this.form = form
    this.languages = languages
    this.sentences = sentences
  }

  lay({ items }: AgendaRecord): void {
    for (const item of items) {
      if (item.kind === 'break') continue
      this.blocks.push(this.heading(item))
      // What is said under a heading is said under its parts.
      if (items.some(({ parent }) => parent === item.id)) continue
      const always = this.sentences.under(item).filter(({ when }) => when === null)
      for (const sentence of always) this.blocks.push(this.paragraph(item, sentence))
      if (always.length === 0) this.blocks.push(this.empty(item))
    }
  }

  record(): MinutesRecord {
    const { attribution } = this.form
    return {
      kind: 'record',
      schemaVersion: 1,
      languages: [...this.languages],
      attribution,
      blocks: this.blocks,
    }
  }

  /** Hints are no part of what the document says. */
  readonly writeHints = (doc: Parameters<typeof minutesFieldsOf>[0]): void => {
    const fields = minutesFieldsOf(doc)
    for (const [id, hint] of this.hints)
      for (const language of this.languages) {
        const text = hint[language]
        if (text !== undefined) fields.set(fieldKey(id, `hint.${language}`), text)
      }
  }

  private heading(item: AgendaItem): MinutesBlock {
    const text = this.inEach((language) => item.title[language] ?? [])
    return { ...this.empty(item), kind: 'heading', level: item.parent === null ? 1 : 2, text }
  }

  private paragraph(item: AgendaItem, { text, kind, verb, flags, attribution }: UsualSentence): MinutesBlock {
    const block = this.empty(item)
    this.hints.set(block.id, text)
    return { ...block, kind, verb, flags, attribution }
  }

  private empty(item: AgendaItem): MinutesBlock {
    return {
      ...plainBlock(newId('blk'), this.form.attribution),
      item: item.id,
      text: this.inEach(() => []),
    }
  }

  private inEach(runs: (language: Language) => NonNullable<MinutesBlock['text'][Language]>) {
    const text: MinutesBlock['text'] = {}
    for (const language of this.languages) text[language] = runs(language)
    return text
  }
}
