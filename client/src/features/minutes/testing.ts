/** For tests: small minutes. */
import { type MinutesBlock, type MinutesRecord, minutesNodes, plainBlock } from '@tandem/shared/documents'
import { type BlockId, newId } from '@tandem/shared/ids'
import * as Y from 'yjs'

type Planned = Partial<Omit<MinutesBlock, 'text'>> & { en?: string; ko?: string }

/** A record of these paragraphs; `ids` are theirs, in order. */
export function minutesWith(planned: readonly (string | Planned)[]) {
  const blocks = planned.map((each): MinutesBlock => {
    const { en, ko, ...rest } = typeof each === 'string' ? { en: each } : each
    return {
      ...plainBlock(newId('blk'), 'meeting'),
      ...rest,
      text: {
        ...(en !== undefined && { en: runs(en) }),
        ...(ko !== undefined && { ko: runs(ko) }),
      },
    }
  })
  const record: MinutesRecord = {
    kind: 'record',
    schemaVersion: 1,
    languages: ['en', 'ko'],
    attribution: 'meeting',
    blocks,
  }
  return { record, ids: blocks.map(({ id }) => id) }
}

const runs = (text: string) => (text === '' ? [] : [{ text }])

/** The ids of blocks as they stand in a shared text. */
export function idsOf(text: Y.XmlFragment): (BlockId | undefined)[] {
  return text
    .toArray()
    .map((node) =>
      node instanceof Y.XmlElement ? (node.getAttribute('id') as BlockId | undefined) : undefined,
    )
}

/** What a block of a shared text says. */
export function textAt(text: Y.XmlFragment, index: number): string {
  const node: unknown = text.get(index)
  if (!(node instanceof Y.XmlElement) || node.nodeName !== minutesNodes.block) return ''
  return node
    .toArray()
    .map((child) =>
      child instanceof Y.XmlText ? child.toDelta().map((part: { insert: string }) => part.insert) : [],
    )
    .flat()
    .join('')
}
