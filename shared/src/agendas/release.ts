import type { AgendaRecord } from '../documents/agenda-record.js'

/** The record as one reader may see it: papers that are not open to him are not named (PERM-7). */
export function releaseTo(record: AgendaRecord, knows: (symbol: string) => boolean): AgendaRecord {
  return {
    ...record,
    items: record.items.map((item) =>
      item.papers.every(knows) ? item : { ...item, papers: item.papers.filter(knows) },
    ),
  }
}
