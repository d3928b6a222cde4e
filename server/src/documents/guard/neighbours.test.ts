/** Whoever names as neighbours what never stood side by side is refused: the text must not depend on who reads what first. */
import { writeAgenda } from '@tandem/shared/documents'
import { Refusal } from '@tandem/shared/protocol'
import * as encoding from 'lib0/encoding'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anAgenda } from '../../testing/an-agenda.js'
import { firstTitle } from '../../testing/first-title.js'
import { report } from '../../testing/report.js'
import { seeded } from '../../testing/seeded.js'
import { Guard } from './guard.js'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
afterAll(() => report(`seed of the neighbours' test: ${seed}`))

interface Id {
  client: number
  clock: number
}

test('whatever neighbours a struct names, what passes reads the same in whatever order it came [SYNC-3, SYNC-6]', () => {
  let passed = 0
  let refused = 0
  for (let run = 0; run < 60; run += 1) {
    const random = seeded(seed + run)
    const below = (end: number): number => Math.floor(random() * end)
    const server = new Y.Doc()
    writeAgenda(server, anAgenda())
    firstTitle(server).insert(0, 'a')
    const first = Y.encodeStateAsUpdate(server)
    const rows: Uint8Array[] = []
    for (let step = 0; step < 60; step += 1) {
      const letters = lettersOf(server)
      const pick = (): Id | null => (below(8) === 0 ? null : (letters[below(letters.length)] ?? null))
      const update = random() < 0.3 ? typed(first, rows, random) : naming(below(2 ** 32), pick(), pick())
      if (update === null) continue
      try {
        new Guard(server).judge(update)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        refused += 1
        continue
      }
      passed += 1
      Y.applyUpdate(server, update)
      rows.push(update)
    }
    for (let order = 0; order < 6; order += 1) {
      const read = new Y.Doc()
      Y.applyUpdate(read, first)
      for (const update of shuffled(rows, random)) Y.applyUpdate(read, update)
      expect(firstTitle(read).toString(), `seed ${seed}, run ${run}`).toBe(firstTitle(server).toString())
    }
  }
  report(`${passed} updates with neighbours of their own choice passed, ${refused} were refused`)
  expect(passed).toBeGreaterThan(600)
  expect(refused).toBeGreaterThan(600)
})

/** What someone types who has read a random part of what there is. */
function typed(first: Uint8Array, rows: readonly Uint8Array[], random: () => number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = Math.floor(random() * 2 ** 32)
  Y.applyUpdate(doc, first)
  for (const row of rows.slice(0, Math.floor(random() * (rows.length + 1)))) Y.applyUpdate(doc, row)
  const before = Y.encodeStateVector(doc)
  const title = firstTitle(doc)
  title.insert(Math.floor(random() * (title.length + 1)), 'and so on'.slice(0, 1 + Math.floor(random() * 9)))
  return Y.encodeStateAsUpdate(doc, before)
}

/** A few letters between these two; null: they name no parent. */
function naming(client: number, origin: Id | null, rightOrigin: Id | null): Uint8Array | null {
  if (!origin && !rightOrigin) return null
  const encoder = encoding.createEncoder()
  for (const number of [1, 1, client, 0]) encoding.writeVarUint(encoder, number)
  encoding.writeUint8(encoder, 4 | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0))
  for (const id of [origin, rightOrigin]) {
    if (!id) continue
    encoding.writeVarUint(encoder, id.client)
    encoding.writeVarUint(encoder, id.clock)
  }
  encoding.writeVarString(encoder, 'xyz')
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

function lettersOf(doc: Y.Doc): Id[] {
  const letters: Id[] = []
  for (let item = firstTitle(doc)._start; item !== null; item = item.right) {
    const { client, clock } = item.id
    for (let letter = 0; letter < item.length; letter += 1) letters.push({ client, clock: clock + letter })
  }
  return letters
}

function shuffled<Each>(all: readonly Each[], random: () => number): Each[] {
  const left = [...all]
  const mixed: Each[] = []
  while (left.length > 0) mixed.push(...left.splice(Math.floor(random() * left.length), 1))
  return mixed
}
