import { newId } from '@tandem/shared/ids'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type StoredAuditEntry, auditSpec } from '../../audit/audit.store.js'
import { type Audit, openAudit } from '../../audit/audit.js'
import type { Collections } from '../../platform/collection.js'
import type { Opened } from './opened.js'

const who = newId('usr')

/** What the audit log needs of a store: its chain, however many processes write, and whoever changes the store. */
export function auditLogContract(name: string, open: () => Promise<Opened<Collections>>): void {
  describe(`the audit log in ${name}`, () => {
    let store: Opened<Collections>
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())

    const aProcess = (): Audit => {
      const clock = { now: () => 1 }
      return openAudit({ collections: store.port, clock, wall: clock })
    }
    const write = async (count: number, ...audits: Audit[]): Promise<void> => {
      const acts = Array.from({ length: count }, (_, index) =>
        audits[index % audits.length]!.record({ who, what: 'sign_in', where: `sgn_${index}` }),
      )
      await Promise.all(acts)
    }
    const entries = () => store.port.collection(auditSpec)
    async function entry(seq: number): Promise<{ value: StoredAuditEntry; version: number }> {
      const found = await entries().findOne('bySeq', [seq])
      if (!found) throw new Error(`There is no entry ${seq}.`)
      return found
    }

    test('entries of two processes at once stand in one unbroken chain, also after a restart', async () => {
      await write(60, aProcess(), aProcess())
      store = await store.reopen()
      await write(3, aProcess())
      const { hash } = (await entry(63)).value
      expect(await aProcess().verify()).toEqual({ entries: 63, head: { seq: 63, hash }, brokenAt: null })
    })

    test('whatever is changed in an entry is found, field by field', async () => {
      await write(3, aProcess())
      const { value, version } = await entry(2)
      let at = version
      for (const field of Object.keys(value) as (keyof StoredAuditEntry)[]) {
        if (field === 'id' || field === 'seq') continue
        const was = value[field]
        const other = typeof was === 'number' ? was + 1 : `${was ?? ''}x`
        at = await replace({ ...value, [field]: other }, at)
        expect([field, (await aProcess().verify()).brokenAt]).toEqual([field, 2])
        at = await replace(value, at)
        expect((await aProcess().verify()).brokenAt).toBeNull()
      }
    })

    async function replace(value: StoredAuditEntry, version: number): Promise<number> {
      const replaced = await entries().replace(value, version)
      if (replaced.kind !== 'stored') throw new Error(replaced.kind)
      return replaced.version
    }

    test('an entry that was removed is found, and so is one written in its place', async () => {
      await write(5, aProcess())
      const { value } = await entry(3)
      await entries().remove(value.id)
      expect((await aProcess().verify()).brokenAt).toBe(3)
      await entries().insert({ ...value, id: newId('aud'), who: newId('usr') })
      expect((await aProcess().verify()).brokenAt).toBe(3)
    })

    test('a log that was cut off at its end is found by a head that was written down', async () => {
      const audit = aProcess()
      await write(5, audit)
      const { head } = await audit.verify()
      expect((await aProcess().verify(head!)).brokenAt).toBeNull()
      await entries().remove((await entry(5)).value.id)
      expect((await aProcess().verify()).brokenAt).toBeNull()
      expect((await aProcess().verify(head!)).brokenAt).toBe(5)
      await write(1, aProcess())
      expect((await aProcess().verify(head!)).brokenAt).toBe(5)
    })
  })
}
