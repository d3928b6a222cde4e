/** Comparisons, timelines and stretches of playback as tests need them. */
import type { Run } from '@tandem/shared/documents'
import type {
  ComparedBlock,
  ComparedItem,
  ComparedText,
  Comparison,
  HistoryAuthor,
  Piece,
  Playback,
  Timeline,
  Version,
} from '@tandem/shared/history'
import { BlockId, DelegationCode, DocumentId, ItemId, newId, UserId } from '@tandem/shared/ids'
import { plainBlock } from '@tandem/shared/documents'
import { countWords } from '@tandem/shared/minutes'

const letters = '0123456789abcdefghjkmnpqrstvwxyz'
const idOf = (prefix: string, name: string) =>
  `${prefix}_${Array.from(name.padEnd(20, '0'), (letter) => (letters.includes(letter) ? letter : '0'))
    .join('')
    .slice(0, 20)}`
export const blockId = (name: string) => BlockId.parse(idOf('blk', name))
export const itemId = (name: string) => ItemId.parse(idOf('itm', name))
export const documentId = DocumentId.parse(idOf('doc', 'd'))

export const kor: HistoryAuthor = {
  userId: UserId.parse(idOf('usr', 'k')),
  name: { en: 'Korea secretary', ko: '대한민국 간사' },
  delegation: DelegationCode.parse('KOR'),
  colour: { index: 1, lap: 0 },
}
export const usa: HistoryAuthor = {
  userId: UserId.parse(idOf('usr', 's')),
  name: { en: 'United States note-taker', ko: '미국 기록관' },
  delegation: DelegationCode.parse('USA'),
  colour: { index: 2, lap: 0 },
}
export const product: HistoryAuthor = {
  userId: null,
  name: { en: 'Tandem', ko: 'Tandem' },
  delegation: null,
  colour: null,
}

const noon = Date.UTC(2026, 9, 16, 3)
export const minute = 60_000

/** `[-old-]`, `{+new+}`: what the first author deleted and the second added. */
export function pieces(marked: string): Piece[] {
  return (marked.match(/\[-.*?-\]|\{\+.*?\+\}|.+?(?=\[-|\{\+|$)/gs) ?? []).map((part): Piece => {
    if (part.startsWith('[-')) {
      return { change: 'deleted', run: { text: part.slice(2, -2) }, deed: { author: 0, at: noon } }
    }
    if (part.startsWith('{+')) {
      return { change: 'added', run: { text: part.slice(2, -2) }, deed: { author: 1, at: noon + minute } }
    }
    return { change: 'same', run: { text: part } }
  })
}

export function text(marked: string, language: 'en' | 'ko' = 'en', part: ComparedText['part'] = 'text') {
  const all = pieces(marked)
  const count = (change: Piece['change']) =>
    all.filter((piece) => piece.change === change).reduce((sum, { run }) => sum + countWords(run.text), 0)
  return { language, part, pieces: all, wordsAdded: count('added'), wordsDeleted: count('deleted') }
}

export function block(name: string, marked: string, more: Partial<ComparedBlock> = {}): ComparedBlock {
  const { text: _, ...facts } = plainBlock(blockId(name), 'meeting')
  const said = text(marked)
  return {
    what: 'block',
    id: blockId(name),
    block: facts,
    state: said.pieces.some(({ change }) => change !== 'same') ? 'changed' : 'same',
    numberBefore: null,
    numberAfter: null,
    moved: null,
    texts: [said],
    fields: [],
    tables: [],
    images: [],
    ...more,
  }
}

export function heading(name: string, title: string, item: string | null = null): ComparedBlock {
  const plain = block(name, title)
  return {
    ...plain,
    block: { ...plain.block, kind: 'heading', item: item === null ? null : itemId(item) },
  }
}

export function numbered(passages: readonly ComparedBlock[]): ComparedBlock[] {
  let number = 0
  return passages.map((passage) => {
    if (passage.block.kind === 'heading') return passage
    number += 1
    return {
      ...passage,
      numberBefore: passage.numberBefore ?? String(number),
      numberAfter: passage.numberAfter ?? String(number),
    }
  })
}

export function agendaItem(name: string, title: string, more: Partial<ComparedItem> = {}): ComparedItem {
  const said = text(title, 'en', 'title')
  return {
    what: 'item',
    id: itemId(name),
    item: {
      id: itemId(name),
      parent: null,
      day: newId('day'),
      kind: 'information_sharing',
      minutes: 30,
      action: 'note',
      leads: [],
      papers: [],
      number: null,
    },
    state: said.pieces.some(({ change }) => change !== 'same') ? 'changed' : 'same',
    numberBefore: null,
    numberAfter: null,
    moved: null,
    texts: [said],
    fields: [],
    ...more,
  }
}

export function comparison(passages: Comparison['passages'], more: Partial<Comparison> = {}): Comparison {
  return {
    kind: passages.some(({ what }) => what === 'item') ? 'agenda' : 'record',
    languages: ['en'],
    fromSeq: 3,
    toSeq: 9,
    fromAt: noon,
    toAt: noon + 60 * minute,
    authors: [kor, usa, product],
    passages,
    ...more,
  }
}

export function version(seq: number, more: Partial<Version> = {}): Version {
  return {
    id: null,
    seq,
    kind: 'auto',
    name: '',
    note: '',
    at: noon + seq * minute,
    labelledAt: null,
    by: null,
    shares: [{ author: 0, added: 10, deleted: 2 }],
    hash: null,
    ...more,
  }
}

export function timeline(versions: readonly Version[], more: Partial<Timeline> = {}): Timeline {
  const headSeq = versions.at(-1)?.seq ?? 0
  return {
    documentId,
    firstSeq: 0,
    headSeq,
    headAt: noon + headSeq * minute,
    authors: [kor, usa, product],
    versions: [...versions],
    bars: versions.map(({ seq, at, shares }, place) => ({
      from: at - minute,
      to: at,
      fromSeq: (versions[place - 1]?.seq ?? 0) + 1,
      toSeq: seq,
      shares,
    })),
    marks: [],
    seenSeq: null,
    ...more,
  }
}

export function playback(texts: Record<string, string>, steps: Playback['steps']): Playback {
  const blocks = Object.entries(texts).map(([name, words]) => ({
    ...plainBlock(blockId(name), 'meeting' as const),
    text: { en: [{ text: words }] satisfies Run[] },
  }))
  return {
    authors: [kor, usa, product],
    start: {
      seq: 0,
      at: noon,
      record: { kind: 'record', schemaVersion: 1, languages: ['en'], attribution: 'meeting', blocks },
    },
    steps,
    toSeq: steps.at(-1)?.seq ?? 0,
  }
}

export const at = noon
