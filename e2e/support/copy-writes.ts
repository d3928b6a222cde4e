import type { Page } from '@playwright/test'

declare global {
  interface Window {
    storesWritten: () => string[][]
  }
}

/** Notes, from the next page load on, which stores of the device's copies each transaction writes to. */
export async function noteCopyWrites(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const written = new Map<IDBTransaction, Set<string>>()
    for (const act of ['add', 'put', 'delete'] as const) {
      const original = IDBObjectStore.prototype[act] as (...given: unknown[]) => IDBRequest
      Object.assign(IDBObjectStore.prototype, {
        [act](this: IDBObjectStore, ...given: unknown[]) {
          if (this.transaction.db.name.startsWith('tandem:')) {
            const stores = written.get(this.transaction) ?? new Set()
            written.set(this.transaction, stores.add(this.name))
          }
          return original.apply(this, given)
        },
      })
    }
    window.storesWritten = () => [...written.values()].map((stores) => [...stores].toSorted())
  })
}

/** The stores that each transaction so far wrote to. */
export function storesWritten(page: Page): Promise<string[][]> {
  return page.evaluate(() => window.storesWritten())
}
