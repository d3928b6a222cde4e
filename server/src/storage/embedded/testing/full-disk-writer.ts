import { openEmbeddedStore } from '../index.js'
import { people } from './crash-facts.js'

/** A process that may write only small files: fills its store until it is refused, and goes on living. */

const [folder = ''] = process.argv.slice(2)
const store = await openEmbeddedStore({ folder, purpose: 'production', now: () => 0 })
const members = store.collections.collection({ ...people, name: 'full' })

let stored = 0
let refusal: unknown
while (refusal === undefined) {
  const person = { id: `p${stored}`, email: `${stored}@`, group: 'x'.repeat(100_000) }
  await members.insert(person).then(
    () => (stored += 1),
    (failure: unknown) => (refusal = failure),
  )
}
// A turn of the event loop: an unhandled rejection would end the process here.
await new Promise((resolve) => setImmediate(resolve))

const message = refusal instanceof Error ? refusal.message : ''
const found = (await members.all()).length
const missing = (await members.get(`p${stored}`)) === null
await store.close()
process.stdout.write(JSON.stringify({ message, stored, found, missing }))
