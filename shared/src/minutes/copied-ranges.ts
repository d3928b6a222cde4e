/** Which letters, marks and elements of a copy stand for which of the original, part by part. */
import * as Y from 'yjs'

/** So many ids in a row. */
export interface CopiedRange {
  readonly from: { readonly client: number; readonly clock: number }
  readonly to: { readonly client: number; readonly clock: number }
  readonly length: number
}

interface Part {
  /** What it is in the element: two parts at one place of an original and its copy are counterparts. */
  readonly place: string
  /** Of letters, how many stand before them; they may lie in longer or shorter runs in the copy. */
  readonly offset: number
  readonly item: Y.Item
}

const isStanding = (item: Y.Item): boolean => !item.deleted

/** What stands in an element, itself included; `stands` for one that is gone already. */
export function partsOf(element: Y.XmlElement, stands = isStanding, path = ''): Part[] {
  const parts: Part[] = []
  if (element._item) parts.push({ place: path, offset: 0, item: element._item })
  for (const [key, item] of element._map) {
    if (stands(item)) parts.push({ place: `${path}@${key}`, offset: 0, item })
  }
  let at = 0
  for (let item = element._start; item !== null; item = item.right) {
    if (!(item.content instanceof Y.ContentType) || !stands(item)) continue
    const { type } = item.content
    const place = `${path}/${at}`
    at += 1
    if (type instanceof Y.XmlText) parts.push(...partsOfText(type, stands, place))
    else if (type instanceof Y.XmlElement) parts.push(...partsOf(type, stands, place))
  }
  return parts
}

function partsOfText(text: Y.XmlText, stands: (item: Y.Item) => boolean, path: string): Part[] {
  const parts: Part[] = text._item ? [{ place: path, offset: 0, item: text._item }] : []
  let offset = 0
  for (let item = text._start; item !== null; item = item.right) {
    if (!stands(item)) continue
    if (item.content instanceof Y.ContentFormat) {
      parts.push({ place: `${path}:${offset}*${item.content.key}`, offset, item })
    } else if (item.countable) {
      parts.push({ place: `${path}:`, offset, item })
      offset += item.length
    }
  }
  return parts
}

/**
 * Says of the original's parts what stands for them now. Carets are kept at letters: they find their place in
 * the copy, and so does what is brought back beside a letter.
 *
 * @returns the same, for who keeps ids
 */
export function leadOn(
  transaction: Y.Transaction,
  original: readonly Part[],
  copy: readonly Part[],
): CopiedRange[] {
  const places = byPlace(copy)
  const ranges: CopiedRange[] = []
  for (const [place, parts] of byPlace(original)) {
    const others = places.get(place)
    if (!others) continue
    if (place.endsWith(':')) ranges.push(...rangesOfLetters(parts, others))
    else ranges.push(...rangesBetween(parts.slice(-1), others.slice(-1)))
  }
  for (const range of ranges) mark(transaction, range)
  return ranges
}

function byPlace(parts: readonly Part[]): Map<string, Part[]> {
  const places = new Map<string, Part[]>()
  for (const part of parts) {
    const at = places.get(part.place)
    if (at) at.push(part)
    else places.set(part.place, [part])
  }
  return places
}

/** Alike at both ends: who copied them may not have seen what was just written in between. */
function rangesOfLetters(parts: readonly Part[], others: readonly Part[]): CopiedRange[] {
  const [one, other] = [lettersOf(parts), lettersOf(others)]
  const least = Math.min(one.length, other.length)
  let front = 0
  while (front < least && one.charAt(front) === other.charAt(front)) front += 1
  let back = 0
  while (back < least - front && one.charAt(one.length - 1 - back) === other.charAt(other.length - 1 - back))
    back += 1
  return [
    ...rangesBetween(parts, others, 0, front),
    ...rangesBetween(parts, others, one.length - back, one.length, other.length - one.length),
  ]
}

function lettersOf(parts: readonly Part[]): string {
  return parts
    .map(({ item: { content, length } }) =>
      content instanceof Y.ContentString ? content.str : '\uFFFC'.repeat(length),
    )
    .join('')
}

/** Of the original's letters from one offset up to another. */
function rangesBetween(
  parts: readonly Part[],
  others: readonly Part[],
  start = Number.NEGATIVE_INFINITY,
  end = Number.POSITIVE_INFINITY,
  shift = 0,
): CopiedRange[] {
  const ranges: CopiedRange[] = []
  for (const { item, offset } of parts) {
    for (const other of others) {
      const from = Math.max(start, offset, other.offset - shift)
      const to = Math.min(end, offset + item.length, other.offset - shift + other.item.length)
      if (from >= to) continue
      ranges.push({
        from: { client: item.id.client, clock: item.id.clock + from - offset },
        to: { client: other.item.id.client, clock: other.item.id.clock + from + shift - other.offset },
        length: to - from,
      })
    }
  }
  return ranges
}

function mark(transaction: Y.Transaction, { from, to, length }: CopiedRange): void {
  const { store } = transaction.doc
  const end = from.clock + length
  for (let clock = from.clock; clock < end;) {
    const item = Y.getItemCleanStart(transaction, Y.createID(from.client, clock))
    if (clock + item.length > end) Y.getItemCleanEnd(transaction, store, Y.createID(from.client, end - 1))
    item.redone ??= Y.createID(to.client, to.clock + clock - from.clock)
    clock += item.length
  }
}
