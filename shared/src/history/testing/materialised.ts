/** A record with the identity of its letters as the live document has them. */
import type * as Y from 'yjs'
import { readRecord } from '../../documents/read-record.js'
import type { MaterialisedRecord, OriginRun, TextKey } from '../origins.js'
import { holdersOf, textsIn, textsOf } from '../restore/record-texts.js'

export function materialised(doc: Y.Doc, seq: number): MaterialisedRecord {
  const record = readRecord(doc)
  const holders = holdersOf(doc)
  const origins = new Map<TextKey, OriginRun[]>()
  for (const { key } of textsOf(record)) {
    const holder = holders.get(key)
    if (holder) origins.set(key, textsIn(holder).flatMap(lettersIn))
  }
  return { seq, record, origins }
}

function lettersIn(text: Y.XmlText): OriginRun[] {
  const runs: OriginRun[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.countable)
      runs.push({ client: item.id.client, clock: item.id.clock, length: item.length })
  }
  return runs
}
