/** Honest updates, changed in one to three places: most are damaged, some say something else and are as honest. */
import { readKind } from '@tandem/shared/documents'
import type * as Y from 'yjs'
import { MinutesWriter } from '../../server/src/testing/minutes-writer.js'
import { Writer } from '../../server/src/testing/writer.js'
import type { Dice } from './hostile-updates.js'

export function mutate(honest: Uint8Array, { below, random }: Dice): Uint8Array {
  const bytes = [...honest]
  const at = (): number => below(bytes.length)
  for (let change = below(3); change >= 0; change -= 1) {
    const kind = below(6)
    if (kind === 0) bytes[at()] = below(256)
    else if (kind === 1) bytes[at()] = ((bytes[at()] ?? 0) + (random() < 0.5 ? 1 : 255)) & 255
    else if (kind === 2) bytes.splice(at(), 1)
    else if (kind === 3) bytes.splice(at(), 0, below(256))
    else if (kind === 4) repeatPart(bytes, at(), 1 + below(8))
    else bytes.length = Math.max(1, at())
  }
  return Uint8Array.from(bytes)
}

function repeatPart(bytes: number[], from: number, length: number): void {
  bytes.splice(from, 0, ...bytes.slice(from, from + length))
}

/** What someone writes next who has read the document as it is. */
export function honestUpdate(doc: Y.Doc, dice: Dice): Uint8Array {
  const isMinutes = readKind(doc) === 'record'
  const writer = isMinutes ? new MinutesWriter(doc, dice.random) : new Writer(doc, dice.random)
  writer.doc.clientID = dice.below(2 ** 32)
  for (;;) {
    const update = writer.acts()
    if (update) return update
  }
}
