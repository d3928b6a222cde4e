/** Minutes in two languages with one of everything that stands in minutes, for people to write in. */
import { fieldKey, minutesFieldsOf, plainBlock } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import type { FirstContent, NewDocument, RecordDocument } from '../documents/documents.js'

export function aboutMinutes(
  about: Pick<RecordDocument, 'groupId' | 'meetingId' | 'symbol'>,
): Extract<NewDocument, { kind: 'record' }> {
  return {
    ...about,
    kind: 'record',
    recordType: 'agreed_minutes',
    agendaId: null,
    annexes: [],
    innerCompartments: [],
    state: 'drafting',
    marking: 'TLP:AMBER',
    caveats: [],
    compartment: null,
    languages: ['en', 'ko'],
    timeZone: 'UTC',
    steps: [],
  }
}

/** A paragraph with one letter, two more, a table and an image; beside them a pattern of the server's. */
export function minutesToWriteIn(): FirstContent {
  const words = (text: string) => ({ en: [{ text }], ko: [{ text }] })
  const block = () => plainBlock(newId('blk'), 'both')
  const first = { ...block(), text: words('x') }
  const cell = { header: false, colspan: 1, rowspan: 1, text: [[{ text: 'cell' }]] }
  const picture = { blob: '0f'.repeat(32), width: 320 }
  return {
    record: {
      kind: 'record',
      schemaVersion: 1,
      languages: ['en', 'ko'],
      attribution: 'both',
      blocks: [
        first,
        { ...block(), kind: 'heading', text: words('Opening') },
        { ...block(), kind: 'outcome', text: words('The meeting agreed.') },
        { ...block(), kind: 'table', table: { en: [[cell, cell]], ko: [[cell, cell]] } },
        { ...block(), kind: 'image', image: { en: picture, ko: picture } },
      ],
    },
    beside: (doc) => void minutesFieldsOf(doc).set(fieldKey(first.id, 'hint.en'), 'The meeting was held.'),
  }
}
