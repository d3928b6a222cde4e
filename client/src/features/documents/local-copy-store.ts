/**
 * The IndexedDB behind a local copy: the text as Yjs updates and, for each page that wrote, what is not
 * acknowledged of it. Both are written in one transaction: a page that dies leaves a text together with what is
 * known about it, or neither. Two tabs of one person share it.
 */
import type { Unstored } from '@tandem/shared/sync'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { z } from 'zod'

interface Schema extends DBSchema {
  updates: { key: number; value: Uint8Array }
  /** By the page that wrote it; a page without anything unacknowledged has none. */
  unstored: { key: string; value: Unstored }
}

export interface Kept {
  updates: Uint8Array[]
  unstored: Unstored
}

const unstoredSchema = z.object({
  count: z.int(),
  ranges: z.array(z.tuple([z.int(), z.int()])),
  deletions: z.array(z.tuple([z.int(), z.int(), z.int()])),
})

/** Rows above which the text is written anew as one. */
const mostUpdates = 500

export class LocalCopyStore {
  private readonly db: IDBPDatabase<Schema>
  private readonly page: string
  /** Rows that the text of this page holds. */
  private rows: number[] = []

  private constructor(db: IDBPDatabase<Schema>, page: string) {
    this.db = db
    this.page = page
  }

  /**
   * @param page a name for this page load
   * @throws DOMException where the browser keeps nothing
   */
  static async open(name: string, page: string): Promise<LocalCopyStore> {
    const db = await openDB<Schema>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('updates', { autoIncrement: true })
        fresh.createObjectStore('unstored')
      },
      // Another tab takes the copy off this device.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    })
    return new LocalCopyStore(db, page)
  }

  /** What is kept; what other pages left unacknowledged becomes this one's, so that no page counts it twice. */
  async takeOver(): Promise<Kept> {
    const transaction = this.db.transaction(['updates', 'unstored'], 'readwrite')
    const [rows, pages] = [transaction.objectStore('updates'), transaction.objectStore('unstored')]
    const kept = { updates: await rows.getAll(), unstored: joined(await pages.getAll()) }
    this.rows = await rows.getAllKeys()
    await pages.clear()
    if (!isNothing(kept.unstored)) await pages.put(kept.unstored, this.page)
    await transaction.done
    return kept
  }

  /** @param whole all of the text as one update, asked for when there are many rows */
  async write(updates: readonly Uint8Array[], unstored: Unstored, whole: () => Uint8Array): Promise<void> {
    const transaction = this.db.transaction(['updates', 'unstored'], 'readwrite')
    const [rows, pages] = [transaction.objectStore('updates'), transaction.objectStore('unstored')]
    const work: Promise<unknown>[] = []
    const add = (update: Uint8Array): void => {
      work.push(rows.add(update).then((key) => this.rows.push(key)))
    }
    if (this.rows.length + updates.length > mostUpdates) {
      // Row by row: another tab's may hold what this page has not heard of.
      work.push(...this.rows.splice(0).map((key) => rows.delete(key)))
      add(whole())
    } else for (const update of updates) add(update)
    work.push(isNothing(unstored) ? pages.delete(this.page) : pages.put(unstored, this.page))
    await Promise.all([...work, transaction.done])
  }

  close(): void {
    this.db.close()
  }
}

/** How many changes wait in a copy. */
export async function countIn(name: string): Promise<number> {
  const db = await openDB<Schema>(name)
  const pages = db.objectStoreNames.contains('unstored') ? await db.getAll('unstored') : []
  db.close()
  return joined(pages).count
}

function joined(pages: readonly unknown[]): Unstored {
  const all = pages.flatMap((page) => unstoredSchema.safeParse(page).data ?? [])
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    ranges: [...lowest(all.flatMap(({ ranges }) => ranges))],
    deletions: all.flatMap(({ deletions }) => deletions),
  }
}

function lowest(ranges: readonly [client: number, from: number][]): Map<number, number> {
  const first = new Map<number, number>()
  for (const [client, from] of ranges) first.set(client, Math.min(from, first.get(client) ?? from))
  return first
}

function isNothing({ count, ranges, deletions }: Unstored): boolean {
  return count === 0 && ranges.length === 0 && (deletions?.length ?? 0) === 0
}
