import type * as Y from 'yjs'
import { minutesTextOf } from '../documents/minutes-shape.js'
import { readLanguages } from '../documents/read-agenda.js'
import { readElements } from '../documents/read-minutes.js'
import type { BlockId } from '../ids/index.js'
import type { Language } from '../words/index.js'

/** Where what follows `after` stands: behind it, else behind the nearest block before it that this language has. */
export function indexBehind(doc: Y.Doc, language: Language, after: BlockId | null): number {
  const nodes = minutesTextOf(doc, language).toArray()
  const at = new Map(nodes.map((node, index) => [(node as Y.XmlElement).getAttribute('id') as string, index]))
  if (after === null) return 0
  const here = at.get(after)
  if (here !== undefined) return here + 1
  for (const other of readLanguages(doc)) {
    const ids = [...readElements(doc, other).keys()]
    const index = ids.indexOf(after)
    if (index === -1) continue
    const before = ids.slice(0, index).findLast((id) => at.has(id))
    return before ? (at.get(before) as number) + 1 : 0
  }
  return nodes.length
}
