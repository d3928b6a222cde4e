import { readAgenda } from '@tandem/shared/documents'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { seeded } from '../testing/seeded.js'
import { typedText } from '../testing/typed-rows.js'
import { makeImage, makeImageAndSegment } from './make-image.js'
import { unpackRows } from './pack-rows.js'
import { beforeFirstRow, chainRows, type LogRow, type NewImage } from './update-log.store.js'

function opened(image: NewImage): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, image.live)
  return doc
}

const written = (seed: number, count: number) => {
  const text = typedText(seed)
  return { text, rows: chainRows(beforeFirstRow, text.rows(count)) }
}

test('images made one after the other say what the document says, for ten texts [SYNC-12]', () => {
  for (let seed = 1; seed <= 10; seed += 1) {
    const random = seeded(seed)
    const text = typedText(seed)
    let previous: NewImage | null = null
    for (let round = 0; round < 4; round += 1) {
      const rows: LogRow[] = chainRows(previous ?? beforeFirstRow, text.rows(1 + Math.floor(random() * 90)))
      const made = makeImageAndSegment({ previous, rows, aside: [] })
      expect(unpackRows(made.segment.packed), `seed ${seed}`).toEqual(rows)
      expect(made.segment).toMatchObject({ fromSeq: rows[0]?.seq, toSeq: made.image.seq })
      previous = made.image
    }
    if (!previous) throw new Error('no image was made')
    const doc = opened(previous)
    expect(readAgenda(doc), `seed ${seed}`).toEqual(readAgenda(text.doc))
    expect(Y.decodeStateVector(previous.stateVector)).toEqual(
      Y.decodeStateVector(Y.encodeStateVector(text.doc)),
    )
  }
})

test('edits made on the image fit on the text it was made of', () => {
  const { text, rows } = written(3, 60)
  const doc = opened(makeImage({ previous: null, rows, aside: [] }))
  for (const row of text.rows(60)) Y.applyUpdate(doc, row.frame)
  expect(doc.store.pendingStructs).toBeNull()
  expect(readAgenda(doc)).toEqual(readAgenda(text.doc))
})

test('no image is made of rows that do not follow from each other or from the image before [M14]', () => {
  const { text, rows } = written(5, 20)
  const previous = makeImage({ previous: null, rows, aside: [] })
  const more = chainRows(previous, text.rows(5))
  const changed = more.map((row) => (row.seq === 22 ? { ...row, author: 'mys' } : row))
  expect(() => makeImage({ previous, rows: changed, aside: [] })).toThrow('Row 22 does not follow')
  expect(() => makeImage({ previous: null, rows: more, aside: [] })).toThrow('Row 1 does not follow')
  expect(() => makeImage({ previous, rows: more.slice(1), aside: [] })).toThrow('Row 21 does not follow')
  expect(() => makeImage({ previous, rows: [], aside: [] })).toThrow('at least one row')
})

test('no image is made of a text that waits for something that never came [SYNC-12]', () => {
  const text = typedText(7)
  const given = text.rows(40)
  const holed = chainRows(beforeFirstRow, [...given.slice(0, 20), ...given.slice(25)])
  expect(() => makeImage({ previous: null, rows: holed, aside: [] })).toThrow('waits for something')
})

test('a row that was set aside is in the segment and not in the text [SYNC-12]', () => {
  const text = typedText(9)
  const given = text.rows(30)
  const unreadable = { ...given[10], frame: Uint8Array.of(1, 1, 0xff) } as (typeof given)[number]
  const rows = chainRows(beforeFirstRow, [...given.slice(0, 10), unreadable, ...given.slice(10)])
  expect(() => makeImage({ previous: null, rows, aside: [] })).toThrow()
  const { image, segment } = makeImageAndSegment({ previous: null, rows, aside: [11] })
  expect(readAgenda(opened(image))).toEqual(readAgenda(text.doc))
  expect(unpackRows(segment.packed)).toEqual(rows)
})
