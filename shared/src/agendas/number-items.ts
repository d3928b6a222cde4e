import type { AgendaItem, AgendaRecord } from '../documents/agenda-record.js'
import type { ItemId } from '../ids/index.js'

/**
 * The number each item is cited by: `5`, `5(a)`; breaks have none. Numbers fixed at adoption stay as
 * they are; others are counted from the order (MODEL M4).
 */
export function numberItems(record: AgendaRecord): Map<ItemId, string> {
  const numbers = new Map<ItemId, string>()
  let top = 0
  let sub = 0
  for (const item of record.items) {
    if (item.kind === 'break') continue
    if (item.parent === null) {
      top += 1
      sub = 0
      numbers.set(item.id, item.number ?? String(top))
    } else {
      sub += 1
      const parent = numbers.get(item.parent) ?? String(top)
      numbers.set(item.id, item.number ?? `${parent}(${letter(sub)})`)
    }
  }
  return numbers
}

/** 1 → a, 26 → z, 27 → aa. */
function letter(position: number): string {
  const last = String.fromCharCode(97 + ((position - 1) % 26))
  return position <= 26 ? last : letter(Math.floor((position - 1) / 26)) + last
}

/** The number shown in front of a sub-item under its parent: `a` of `5(a)`. */
export function shortNumber(item: AgendaItem, number: string | undefined): string {
  if (number === undefined) return ''
  return item.parent === null ? number : (/\(([^)]*)\)$/.exec(number)?.[1] ?? number)
}
