/** An agenda before and after: its days, and under each its items. */
import { numberItems } from '../../agendas/number-items.js'
import type { AgendaDay, AgendaItem, AgendaRecord } from '../../documents/agenda-record.js'
import { plainText } from '../../documents/runs.js'
import type { Language } from '../../words/index.js'
import type { ComparedDay, ComparedItem, ComparedText } from '../comparison.js'
import { textKeys } from '../origins.js'
import { type Around, compareText, isChanged, type TextPair } from './compare-text.js'
import { compareFields, fieldsOfDay, fieldsOfItem } from './fields.js'
import { inOneOrder, match, type Passage } from './match.js'
import { commonInOrder } from './orders.js'
import { allCarried, languagesOf } from './texts.js'

export function* compareAgendas(
  older: AgendaRecord,
  newer: AgendaRecord,
  around: Around,
): Generator<ComparedDay | ComparedItem> {
  const items = [...compareItems(older, newer, around)]
  const dayOf = (index: number): string | undefined => items[index]?.onDay
  let next = 0
  for (const day of compareDays(older, newer, around)) {
    yield day
    while (next < items.length && dayOf(next) === day.id) yield (items[next++] as PlacedItem).compared
  }
  for (; next < items.length; next += 1) yield (items[next] as PlacedItem).compared
}

interface PlacedItem {
  compared: ComparedItem
  /** Under which day it is shown. */
  onDay: string | undefined
}

function* compareDays(older: AgendaRecord, newer: AgendaRecord, around: Around): Generator<ComparedDay> {
  const matches = match(older.days.map(dayPassage), newer.days.map(dayPassage))
  for (const each of inOneOrder(older.days.length, newer.days.length, matches)) {
    const now = 'newer' in each ? newer.days[each.newer] : undefined
    const place = 'gone' in each ? each.gone : matches.olderOf.get(each.newer)
    const was = place === undefined ? undefined : older.days[place]
    const day = (now ?? was) as AgendaDay
    const fields = was && now ? compareFields(fieldsOfDay, was, now, around.doers) : []
    const state = !now ? 'deleted' : !was ? 'added' : fields.length > 0 ? 'changed' : 'same'
    yield { what: 'day', id: day.id, day, state, fields }
  }
}

function dayPassage({ id }: AgendaDay): Passage {
  return { id, shape: 'day', parent: null, words: () => '' }
}

function* compareItems(older: AgendaRecord, newer: AgendaRecord, around: Around): Generator<PlacedItem> {
  const matches = match(older.items.map(itemPassage), newer.items.map(itemPassage))
  const [numbersBefore, numbersAfter] = [numberItems(older), numberItems(newer)]
  const languages = languagesOf(older, newer)
  let onDay = newer.days[0]?.id as string | undefined
  for (const each of inOneOrder(older.items.length, newer.items.length, matches)) {
    const now = 'newer' in each ? newer.items[each.newer] : undefined
    const place = 'gone' in each ? each.gone : matches.olderOf.get(each.newer)
    const was = place === undefined ? undefined : older.items[place]
    const direction = 'newer' in each ? matches.moved.get(each.newer) : undefined
    onDay = now?.day ?? onDay
    const compared = compareItem(was, now, languages, around)
    yield {
      onDay,
      compared: {
        ...compared,
        numberBefore: (was && numbersBefore.get(was.id)) ?? null,
        numberAfter: (now && numbersAfter.get(now.id)) ?? null,
        moved: direction ? { direction, deed: around.doers.fieldSet(compared.id, 'order') } : null,
      },
    }
  }
}

function itemPassage({ id, parent, title, annotation }: AgendaItem): Passage {
  return {
    id,
    shape: 'item',
    parent,
    words: () =>
      [
        ...Object.values(title).map(plainText),
        ...Object.values(annotation).flatMap((paragraphs) => paragraphs.map(plainText)),
      ].join('\n'),
  }
}

function compareItem(
  was: AgendaItem | undefined,
  now: AgendaItem | undefined,
  languages: readonly Language[],
  around: Around,
): Omit<ComparedItem, 'numberBefore' | 'numberAfter' | 'moved'> {
  const shown = (now ?? was) as AgendaItem
  const { title: _title, annotation: _annotation, ...item } = shown
  const texts: ComparedText[] = languages
    .flatMap((language) => [titlePair(was, now, language), ...annotationPairs(was, now, language)])
    .filter(({ older, newer }) => older || newer)
    .map((pair) => compareText(pair, around))
  const fields = was && now ? compareFields(fieldsOfItem, was, now, around.doers) : []
  const isOther = fields.length > 0 || texts.some(isChanged)
  const come = allCarried(texts) ? 'changed' : 'added'
  const state = !now ? 'deleted' : !was ? come : isOther ? 'changed' : 'same'
  return { what: 'item', id: shown.id, item, state, texts, fields }
}

function titlePair(was: AgendaItem | undefined, now: AgendaItem | undefined, language: Language): TextPair {
  const [before, after] = [was?.title[language], now?.title[language]]
  return {
    language,
    part: 'title',
    older: was && before && { key: textKeys.title(was.id, language), runs: before },
    newer: now && after && { key: textKeys.title(now.id, language), runs: after },
  }
}

/** Paragraph by paragraph: equal ones stay, between them they are paired as they come. */
function annotationPairs(
  was: AgendaItem | undefined,
  now: AgendaItem | undefined,
  language: Language,
): TextPair[] {
  const before = was?.annotation[language] ?? []
  const after = now?.annotation[language] ?? []
  const pair = (o: number | null, n: number | null): TextPair => ({
    language,
    part: 'annotation',
    older:
      was && o !== null
        ? { key: textKeys.annotation(was.id, language, o), runs: before[o] ?? [] }
        : undefined,
    newer:
      now && n !== null ? { key: textKeys.annotation(now.id, language, n), runs: after[n] ?? [] } : undefined,
  })
  const pairs: TextPair[] = []
  let [o, n] = [0, 0]
  const common = commonInOrder(before.map(plainText), after.map(plainText))
  for (const [oPair, nPair] of [...common, [before.length, after.length] as const]) {
    while (o < oPair || n < nPair) pairs.push(pair(o < oPair ? o++ : null, n < nPair ? n++ : null))
    if (oPair < before.length && nPair < after.length) pairs.push(pair(o++, n++))
  }
  return pairs
}
