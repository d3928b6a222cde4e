/** Dragging an item: where it would land, and the agenda as it would be then. */
import {
  type CollisionDetection,
  type DragEndEvent,
  type DragMoveEvent,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import type { Spot } from '@tandem/shared/agendas'
import type { AgendaRecord } from '@tandem/shared/documents'
import { DayId, ItemId } from '@tandem/shared/ids'
import { useMemo, useState } from 'react'
import { type DropLine, dropLineAt } from '../model/drop-line'
import { dropSpot, type DropTarget } from '../model/drop-spot'
import { withMoved } from '../model/move-preview'

interface Landing {
  id: ItemId
  spot: Spot
}

export interface ItemDrag {
  /** The agenda with the dragged item where it would land; else as it is. */
  preview: AgendaRecord
  line: DropLine | null
  /** For dnd-kit's context. */
  handlers: {
    sensors: ReturnType<typeof useSensors>
    collisionDetection: CollisionDetection
    onDragMove: (event: DragMoveEvent) => void
    onDragEnd: (event: DragEndEvent) => void
    onDragCancel: () => void
  }
}

// A few pixels, so that a press opens the menu and does not drag. Always the same object: dnd-kit renders
// every row anew for another.
const pointerOptions = { activationConstraint: { distance: 5 } }

export function useItemDrag(record: AgendaRecord, onMove: (id: ItemId, spot: Spot) => void): ItemDrag {
  const [landing, setLanding] = useState<Landing | null>(null)
  const sensors = useSensors(useSensor(PointerSensor, pointerOptions))
  const drag = useMemo(() => {
    const preview = landing ? withMoved(record, landing.id, landing.spot) : record
    const moves = landing !== null && !isSameOrder(record, preview)
    return { preview, line: moves ? dropLineAt(record, landing.id, landing.spot) : null }
  }, [record, landing])

  const onDragMove = (event: DragMoveEvent) => {
    const next = landingOf(record, event)
    // The pointer reports every pixel; only another landing is news.
    setLanding((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
  }
  const onDragEnd = (event: DragEndEvent) => {
    const last = landingOf(record, event)
    setLanding(null)
    if (last && !isSameOrder(record, withMoved(record, last.id, last.spot))) onMove(last.id, last.spot)
  }
  return {
    ...drag,
    handlers: {
      sensors,
      collisionDetection: underPointer,
      onDragMove,
      onDragEnd,
      onDragCancel: () => setLanding(null),
    },
  }
}

function landingOf(record: AgendaRecord, event: DragMoveEvent): Landing | null {
  const id = ItemId.safeParse(event.active.id)
  const target: unknown = event.collisions?.[0]?.data?.['target']
  if (!id.success || !target) return null
  const spot = dropSpot(record, id.data, target as DropTarget, event.delta.x)
  return spot && { id: id.data, spot }
}

/** The row at the pointer's height, wherever it is sideways; and which half of it. */
const underPointer: CollisionDetection = ({ pointerCoordinates, droppableRects, droppableContainers }) => {
  if (!pointerCoordinates) return []
  const { y } = pointerCoordinates
  for (const container of droppableContainers) {
    const rect = droppableRects.get(container.id)
    if (!rect || y < rect.top || y >= rect.bottom) continue
    const target = targetAt(container.id, y < rect.top + rect.height / 2 ? 'upper' : 'lower')
    if (target) return [{ id: container.id, data: { target } }]
  }
  return []
}

function targetAt(id: unknown, half: 'upper' | 'lower'): DropTarget | null {
  const row = ItemId.safeParse(id)
  if (row.success) return { row: row.data, half }
  const day = DayId.safeParse(id)
  return day.success ? { day: day.data } : null
}

function isSameOrder(a: AgendaRecord, b: AgendaRecord): boolean {
  return a.items.every((item, at) => {
    const other = b.items[at]
    return item.id === other?.id && item.parent === other.parent && item.day === other.day
  })
}
