/** The same world with one defect each: a simulator that finds nothing in these finds nothing at all. */
import type * as Y from 'yjs'
import { applyUpdate } from 'yjs'
import { Guard } from '../../documents/guard/guard.js'
import type { Room } from '../../documents/room.js'
import { RoomEdits } from '../../documents/room-edits.js'
import type { ToldRow } from '../../documents/room-neighbours.js'

export const twins = [
  /** Says "stored" before the log has it on disk. */
  'acknowledges-early',
  /** Takes what the bus tells for all there is, and never looks into the log. */
  'trusts-the-bus',
  /** Comes back after a cut and does not send what was not acknowledged. */
  'never-resends',
  /** Takes every update for what it says it is. */
  'guard-off',
  /** Leaves blocks that were moved as their movers left them. Of agendas it says nothing. */
  'never-mends',
] as const

export type Twin = (typeof twins)[number]

/** What a room looks like from inside, to the one who breaks it. */
interface RoomInside {
  text: {
    headSeq: number
    headHash: string
    stored: { rows: ToldRow[] } | null
    building: Promise<Y.Doc> | null
  }
  tellRows(rows: readonly ToldRow[]): void
}

export function trustNeighbours(room: Room, rows: readonly ToldRow[]): void {
  const inside = room as unknown as RoomInside
  const news = rows.filter((row) => row.seq > inside.text.headSeq)
  const last = news.at(-1)
  if (!last) return
  inside.text.headSeq = last.seq
  inside.text.headHash = last.hash
  if (inside.text.stored) inside.text.stored.rows.push(...news)
  else void inside.text.building?.then((doc) => news.forEach((row) => applyUpdate(doc, row.frame)))
  inside.tellRows(news)
}

/** Runs `act` while every guard lets everything through. */
export async function withoutGuard<Outcome>(act: () => Promise<Outcome>): Promise<Outcome> {
  const { judge } = Guard.prototype
  Guard.prototype.judge = () => ({ writers: [], isRepeat: false, touched: null })
  try {
    return await act()
  } finally {
    Guard.prototype.judge = judge
  }
}

/** Runs `act` while nothing is written behind a move [M6]. */
export async function withoutMending<Outcome>(act: () => Promise<Outcome>): Promise<Outcome> {
  const inside = RoomEdits.prototype as unknown as { mend: () => Promise<never[]> }
  const { mend } = inside
  inside.mend = () => Promise.resolve([])
  try {
    return await act()
  } finally {
    inside.mend = mend
  }
}
