/** Where a dragged item would land: the gap it is over, and how deep. */
import { type Spot, subItemsOf } from '@tandem/shared/agendas'
import type { AgendaItem, AgendaRecord } from '@tandem/shared/documents'
import type { DayId, ItemId } from '@tandem/shared/ids'

/** The row under the pointer and which half of it; or the heading of a day. */
export type DropTarget = { row: ItemId; half: 'upper' | 'lower' } | { day: DayId }

/** `sideways`: how far the pointer went to the right, px. To the right nests, to the left takes out. */
export function dropSpot(
  record: AgendaRecord,
  id: ItemId,
  target: DropTarget,
  sideways: number,
): Spot | null {
  const item = record.items.find((each) => each.id === id)
  if (!item) return null
  if ('day' in target) return { parent: null, day: target.day, after: null }
  const over = record.items.find((each) => each.id === target.row)
  if (!over || over.id === id || over.parent === id) return null
  const gap = gapAt(record, item, over, target.half)
  const mayNest = item.kind !== 'break' && subItemsOf(record, id).length === 0
  const deep = mayNest && gap.above !== null && wantsInside(item, gap, sideways)
  if (deep && gap.above) return { parent: gap.above.id, day: gap.above.day, after: gap.lastSub }
  return { parent: null, day: over.day, after: gap.above?.id ?? null }
}

interface Gap {
  /** The top-level item above the gap on the same day, if one is there. */
  above: AgendaItem | null
  /** The sub-item of it that the gap is behind, or its last; null: in front of all. */
  lastSub: ItemId | null
  /** The gap lies between sub-items. */
  amongSubs: boolean
}

function gapAt(record: AgendaRecord, item: AgendaItem, over: AgendaItem, half: 'upper' | 'lower'): Gap {
  const others = record.items.filter((each) => each.id !== item.id && each.parent !== item.id)
  const at = others.findIndex((each) => each.id === over.id) + (half === 'lower' ? 1 : 0)
  const before = others[at - 1]
  const after = others[at]
  if (!before || before.day !== over.day) return { above: null, lastSub: null, amongSubs: false }
  const above = before.parent === null ? before : (others.find((each) => each.id === before.parent) ?? null)
  return {
    above,
    lastSub: before.parent === null ? null : before.id,
    amongSubs: after?.parent === above?.id && above !== null,
  }
}

// Far enough that a hand going straight down does not nest by accident.
const nestAfterPx = 36

function wantsInside(item: AgendaItem, gap: Gap, sideways: number): boolean {
  if (gap.above?.kind === 'break') return false
  if (gap.amongSubs) return true
  if (item.parent !== null) return sideways > -nestAfterPx
  return sideways > nestAfterPx
}
