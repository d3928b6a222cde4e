import { plainText } from '@tandem/shared/documents'
import { type PlaybackStep, RecordSince, textKeys } from '@tandem/shared/history'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { at, blockId, playback } from '../testing'
import { PlaybackModel } from './playback-model'

const keys = ['p1', 'p2'].map((name) => textKeys.block(blockId(name), 'en'))

/** Steps that fit the texts as they go, some of which put a new record in place, or one of which a block stood. */
function makeSteps(choices: readonly { which: number; from: number; remove: number; insert: string }[]) {
  const texts = new Map(keys.map((key) => [key, 'The meeting opened.']))
  const steps: PlaybackStep[] = []
  const states = [new Map(texts)]
  for (const [place, { which, from, remove, insert }] of choices.entries()) {
    const key = keys[which % keys.length] ?? ''
    const step = { seq: place + 1, at: at + place * 1_000, author: which % 2 }
    if (which > 9) {
      // The second block stands as it stood, with whatever was typed in it since it was given.
      const { start } = playback({ p1: insert, p2: 'Never shown.' }, [])
      texts.set(keys[0] ?? '', insert)
      const blocks = start.record.kind === 'record' ? start.record.blocks : []
      const record = { ...start.record, blocks: [...blocks.slice(0, 1), blockId('p2')] }
      steps.push({ ...step, record: RecordSince.parse(record) })
    } else if (which > 8) {
      const { start } = playback({ p1: insert, p2: 'Whole.' }, [])
      texts.set(keys[0] ?? '', insert)
      texts.set(keys[1] ?? '', 'Whole.')
      steps.push({ ...step, record: RecordSince.parse(start.record) })
    } else {
      const text = texts.get(key) ?? ''
      const begin = Math.min(from, text.length)
      texts.set(key, text.slice(0, begin) + insert + text.slice(begin + remove))
      steps.push({ ...step, text: { key, from: begin, remove, insert: insert ? [{ text: insert }] : [] } })
    }
    states.push(new Map(texts))
  }
  return { steps, states }
}

const choice = fc.record({
  which: fc.integer({ min: 0, max: 10 }),
  from: fc.integer({ min: 0, max: 30 }),
  remove: fc.integer({ min: 0, max: 4 }),
  insert: fc.string({ maxLength: 4 }),
})

test('whichever way one comes to a position, it says the same [H7]', () => {
  fc.assert(
    fc.property(
      fc.array(choice, { maxLength: 40 }),
      fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 }),
      (choices, ways) => {
        const { steps, states } = makeSteps(choices)
        const model = new PlaybackModel(
          playback({ p1: 'The meeting opened.', p2: 'The meeting opened.' }, steps),
        )
        for (const way of ways) {
          model.goTo(way)
          const place = Math.min(way, steps.length)
          expect(model.at).toBe(place)
          for (const key of keys) {
            expect(plainText([...(model.texts.get(key) ?? [])])).toBe(states[place]?.get(key))
          }
        }
      },
    ),
    { numRuns: 200 },
  )
})

test('it tells which texts have to be drawn, and when a paragraph begins or ends', () => {
  const model = new PlaybackModel(
    playback({ p1: '', p2: 'Two' }, [
      { seq: 1, at, author: 0, text: { key: keys[1] ?? '', from: 3, remove: 0, insert: [{ text: '!' }] } },
      { seq: 2, at, author: 0, text: { key: keys[0] ?? '', from: 0, remove: 0, insert: [{ text: 'O' }] } },
    ]),
  )
  expect(model.goTo(1)).toMatchObject({ structure: false, texts: new Set([keys[1]]) })
  expect(model.goTo(2).structure).toBe(true)
  expect(model.goTo(1).structure).toBe(true)
})

test('a reference to a footnote that comes or goes may give others another number', () => {
  const text = { key: keys[0] ?? '', from: 0, remove: 3 }
  const noted = [{ text: 'One', footnote: blockId('n') }]
  const model = new PlaybackModel(
    playback({ p1: 'One', p2: 'Two' }, [
      { seq: 1, at, author: 0, text: { ...text, insert: noted } },
      { seq: 2, at, author: 0, text: { ...text, from: 3, remove: 0, insert: [{ text: '!' }] } },
      { seq: 3, at, author: 0, text: { ...text, insert: [{ text: 'One' }] } },
    ]),
  )
  expect([1, 2, 3, 2].map((step) => model.goTo(step).structure)).toEqual([true, false, true, true])
})

test('a position stands behind every step of its row', () => {
  const step = (seq: number): PlaybackStep => ({ seq, at: at + seq, author: 0 })
  const model = new PlaybackModel(playback({ p1: 'A' }, [step(1), step(1), step(4)]))
  expect([0, 1, 2, 3, 4, 9].map((seq) => model.stepsTo(seq))).toEqual([0, 2, 2, 2, 3, 3])
  expect(model.stepsUntil(at + 1)).toBe(2)
})

test('what was received together is shown letter by letter', () => {
  const typed = [0, 1, 2, 3].map((): PlaybackStep => ({ seq: 1, at: at + 4_000, author: 0 }))
  const model = new PlaybackModel(playback({ p1: 'A' }, typed))
  expect([2_000, 2_500, 3_000, 3_500, 4_000].map((ms) => model.stepsUntil(at + ms))).toEqual([0, 1, 2, 3, 4])
})
