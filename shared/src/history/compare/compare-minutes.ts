/** Minutes before and after, block by block. */
import type { MinutesBlock, MinutesRecord } from '../../documents/minutes-record.js'
import { plainText } from '../../documents/runs.js'
import { markLists } from '../../minutes/mark-lists.js'
import { numberFootnotes, numberParagraphs } from '../../minutes/number-paragraphs.js'
import type { Language } from '../../words/index.js'
import type { ComparedBlock, ComparedImage, ComparedTable, ComparedText } from '../comparison.js'
import { textKeys } from '../origins.js'
import { type Around, compareText, isChanged, sameText } from './compare-text.js'
import { compareFields, fieldsOfBlock } from './fields.js'
import { inOneOrder, match, type Passage } from './match.js'
import { compareTables, sameTable } from './tables.js'
import { allCarried, languagesOf } from './texts.js'

/** One block at a time: who compares large minutes may do something else in between. */
export function* compareMinutes(
  older: MinutesRecord,
  newer: MinutesRecord,
  around: Around,
): Generator<ComparedBlock> {
  const matches = match(older.blocks.map(passageOf), newer.blocks.map(passageOf))
  const [numbersBefore, numbersAfter] = [numbersIn(older), numbersIn(newer)]
  const [marksBefore, marksAfter] = [markLists(older.blocks), markLists(newer.blocks)]
  const languages = languagesOf(older, newer)
  for (const each of inOneOrder(older.blocks.length, newer.blocks.length, matches)) {
    const now = 'newer' in each ? newer.blocks[each.newer] : undefined
    const place = 'gone' in each ? each.gone : matches.olderOf.get(each.newer)
    const was = place === undefined ? undefined : older.blocks[place]
    const direction = 'newer' in each ? matches.moved.get(each.newer) : undefined
    const compared = compareBlock(was, now, languages, around)
    compared.numberBefore = (was && numbersBefore.get(was.id)) ?? null
    compared.numberAfter = (now && numbersAfter.get(now.id)) ?? null
    const [markBefore, markAfter] = [was && marksBefore.get(was.id), now && marksAfter.get(now.id)]
    if (markBefore !== undefined) compared.markBefore = markBefore
    if (markAfter !== undefined) compared.markAfter = markAfter
    if (direction) compared.moved = { direction, deed: around.doers.fieldSet(compared.id, 'order') }
    yield compared
  }
}

function passageOf(block: MinutesBlock): Passage {
  return {
    id: block.id,
    shape: block.kind === 'table' || block.kind === 'image' ? block.kind : 'text',
    parent: null,
    words: () => saidIn(block),
  }
}

function saidIn({ text, table, image }: MinutesBlock): string {
  const texts = Object.values(text).map(plainText)
  const cells = Object.values(table ?? {}).flatMap((rows) =>
    rows.flatMap((row) => row.flatMap((cell) => cell.text.map(plainText))),
  )
  return [...texts, ...cells, ...Object.values(image ?? {}).map(({ blob }) => blob)].join('\n')
}

function numbersIn(record: MinutesRecord): Map<string, string> {
  const numbers = [...numberParagraphs(record), ...numberFootnotes(record)]
  return new Map(numbers.map(([id, number]) => [id, String(number)]))
}

function compareBlock(
  was: MinutesBlock | undefined,
  now: MinutesBlock | undefined,
  languages: readonly Language[],
  around: Around,
): ComparedBlock {
  if (was && was === now) return untouched(was, languages)
  const shown = (now ?? was) as MinutesBlock
  const texts: ComparedText[] = []
  const tables: ComparedTable[] = []
  const images: ComparedImage[] = []
  let isOther = false
  for (const language of languages) {
    const [textBefore, textAfter] = [was?.text[language], now?.text[language]]
    if (textBefore || textAfter) {
      const compared = compareText(
        {
          language,
          part: 'text',
          older: textBefore && { key: textKeys.block((was as MinutesBlock).id, language), runs: textBefore },
          newer: textAfter && { key: textKeys.block(shown.id, language), runs: textAfter },
        },
        around,
      )
      texts.push(compared)
      isOther ||= isChanged(compared) || !textBefore || !textAfter
    }
    const [tableBefore, tableAfter] = [was?.table?.[language], now?.table?.[language]]
    if (tableBefore || tableAfter) {
      const older = { id: (was ?? shown).id, table: tableBefore }
      tables.push(compareTables(language, older, { id: shown.id, table: tableAfter }, around))
      isOther ||= !sameTable(tableBefore, tableAfter)
    }
    const [imageBefore, imageAfter] = [was?.image?.[language], now?.image?.[language]]
    if (imageBefore || imageAfter) {
      images.push({ language, before: imageBefore ?? null, after: imageAfter ?? null })
      isOther ||= imageBefore?.blob !== imageAfter?.blob || imageBefore?.width !== imageAfter?.width
    }
  }
  const fields = was && now ? compareFields(fieldsOfBlock, was, now, around.doers) : []
  const state = !now
    ? 'deleted'
    : was
      ? isOther || fields.length > 0
        ? 'changed'
        : 'same'
      : allCarried(texts)
        ? 'changed'
        : 'added'
  return {
    what: 'block',
    id: shown.id,
    block: withoutWords(shown),
    state,
    numberBefore: null,
    numberAfter: null,
    moved: null,
    texts,
    fields,
    tables,
    images,
  }
}

/** Read once for both positions: most blocks of most comparisons. */
function untouched(block: MinutesBlock, languages: readonly Language[]): ComparedBlock {
  const texts: ComparedText[] = []
  const tables: ComparedTable[] = []
  const images: ComparedImage[] = []
  for (const language of languages) {
    const text = block.text[language]
    if (text) texts.push(sameText(language, 'text', text))
    const table = block.table?.[language]
    if (table) tables.push({ language, before: table, after: table, changedCells: [] })
    const image = block.image?.[language]
    if (image) images.push({ language, before: image, after: image })
  }
  return {
    what: 'block',
    id: block.id,
    block: withoutWords(block),
    state: 'same',
    numberBefore: null,
    numberAfter: null,
    moved: null,
    texts,
    fields: [],
    tables,
    images,
  }
}

/** Field by field: thousands of times a comparison, a copy of whatever else there is takes too long. */
function withoutWords(block: MinutesBlock): ComparedBlock['block'] {
  const copy: ComparedBlock['block'] = {
    id: block.id,
    kind: block.kind,
    level: block.level,
    ordered: block.ordered,
    item: block.item,
    attribution: block.attribution,
    flags: block.flags,
    adReferendum: block.adReferendum,
    compartment: block.compartment,
    verb: block.verb,
    opens: block.opens,
    owners: block.owners,
    counterparts: block.counterparts,
    due: block.due,
    lagging: block.lagging,
  }
  if (block.altText) copy.altText = block.altText
  if (block.withheld) copy.withheld = block.withheld
  return copy
}
