/** What is undone and redone, alone and beside others, is never refused [SYNC-3, SYNC-14]. */
import { readAgenda, writeAgenda } from '@tandem/shared/documents'
import { keepMarks, undoneInPlace } from '@tandem/shared/sync'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anAgenda } from '../../testing/an-agenda.js'
import { firstTitle } from '../../testing/first-title.js'
import { report } from '../../testing/report.js'
import { seeded } from '../../testing/seeded.js'
import { Guard } from './guard.js'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
afterAll(() => report(`seed of the test of undoing: ${seed}`))

const runs = 40
const steps = 150

test('no undo is refused, of letters or whole paragraphs, once or over and over, while others write [SYNC-3, SYNC-14]', () => {
  let taken = 0
  let undone = 0
  for (let run = 0; run < runs; run += 1) {
    const random = seeded(seed + run)
    const below = (end: number): number => Math.floor(random() * end)
    const server = keepMarks(new Y.Doc())
    server.clientID = 1
    writeAgenda(server, anAgenda())
    const guard = new Guard(server, () => taken * 50)
    const rows: { update: Uint8Array; by: Person }[] = []
    const people = [2, 3, 4].map((clientId) => new Person(server, clientId, below))
    const exchange = (person: Person): void => {
      for (const { update, by } of rows.slice(person.heard)) if (by !== person) person.hears(update)
      for (const update of person.unsent.splice(0)) {
        guard.judge(update)
        guard.settle()
        Y.applyUpdate(server, update)
        rows.push({ update, by: person })
        taken += 1
      }
      person.heard = rows.length
    }
    for (let step = 0; step < steps; step += 1) {
      const person = people[below(people.length)] as Person
      undone += person.acts()
      if (below(3) === 0) exchange(person)
    }
    for (const person of [...people, ...people]) exchange(person)
    for (const { doc } of people) expect(readAgenda(doc), `seed ${seed + run}`).toEqual(readAgenda(server))
  }
  report(`${taken} edits of people who undid ${undone} times, none refused`)
  expect(undone).toBeGreaterThan(runs * 10)
})

/** Someone who writes in the paragraphs of one title, and changes his mind. */
class Person {
  readonly doc = keepMarks(undoneInPlace(new Y.Doc({ gc: false })))
  readonly unsent: Uint8Array[] = []
  heard = 0
  private readonly paragraphs: Y.XmlFragment
  private readonly undo: Y.UndoManager
  private readonly below: (end: number) => number

  constructor(server: Y.Doc, clientId: number, below: (end: number) => number) {
    this.below = below
    this.doc.clientID = clientId
    this.hears(Y.encodeStateAsUpdate(server))
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'others') this.unsent.push(update)
    })
    this.paragraphs = firstTitle(this.doc).parent?.parent as Y.XmlFragment
    this.undo = new Y.UndoManager(this.paragraphs, { captureTimeout: 0 })
  }

  hears(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'others')
  }

  /** @returns how often something was undone */
  acts(): number {
    const { below, paragraphs, undo } = this
    const kind = below(14)
    if (kind >= 10) return (kind === 13 ? undo.redo() : undo.undo()) ? 1 : 0
    const texts = textsIn(paragraphs)
    const text = texts[below(texts.length)]
    if (kind < 5) text?.insert(below(text.length + 1), 'and so on'.slice(0, 1 + below(8)))
    else if (kind < 7) this.takesOut(text)
    else if (kind < 8 && text && text.length > 0)
      text.format(0, 1 + below(text.length), { bold: below(2) ? {} : null })
    else if (kind < 9) paragraphs.insert(below(paragraphs.length + 1), [paragraphOf('new')])
    else if (paragraphs.length > 1) paragraphs.delete(below(paragraphs.length), 1)
    return 0
  }

  private takesOut(text: Y.XmlText | undefined): void {
    if (!text || text.length < 2) return
    const from = this.below(text.length - 1)
    text.delete(from, 1 + this.below(Math.min(5, text.length - from - 1)))
  }
}

function textsIn(paragraphs: Y.XmlFragment): Y.XmlText[] {
  return paragraphs
    .toArray()
    .flatMap((paragraph) => (paragraph instanceof Y.XmlElement ? paragraph.toArray() : []))
    .filter((text) => text instanceof Y.XmlText)
}

function paragraphOf(words: string): Y.XmlElement {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  return paragraph
}
