import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText, type Run } from '../../documents/index.js'
import type { BlockId, DelegationCode } from '../../ids/index.js'
import type { Language } from '../../words/index.js'
import type { ComparedBlock, ComparedPassage, Piece } from '../comparison.js'
import { WrittenMinutes } from '../testing/written-minutes.js'
import { compare } from './index.js'

const people = ['ann', 'ben', 'cho']
const indexOf = (author: string | null): number => people.indexOf(author ?? '')

type Then = ReturnType<WrittenMinutes['now']>
function compared(minutes: WrittenMinutes, older: Then): ComparedBlock[] {
  return compare({ older, newer: minutes.now(), deeds: minutes.deeds, indexOf }).filter(isBlock)
}
function isBlock(passage: ComparedPassage): passage is ComparedBlock {
  return passage.what === 'block'
}
const said = (pieces: readonly Piece[] | undefined): string[] =>
  (pieces ?? []).map(({ change, run }) => (change === 'same' ? run.text : `${change}:${run.text}`))
const piecesOf = (blocks: readonly ComparedBlock[], id: BlockId, language: Language = 'en') =>
  said(blocks.find((block) => block.id === id)?.texts.find((text) => text.language === language)?.pieces)

/** One paragraph that says this. */
function saying(words: string, language: Language = 'en'): { minutes: WrittenMinutes; id: BlockId } {
  const minutes = new WrittenMinutes([language])
  const id = minutes.adds('ann', null)
  minutes.writes('ann', id, language, 0, words)
  return { minutes, id }
}

describe('a changed sentence', () => {
  it('shows whole words, with who wrote and who deleted them and when', () => {
    const { minutes, id } = saying('The two sides agreed to exchange experience.')
    const older = minutes.now()
    minutes.takesOut('ben', id, 'en', 14, 'agreed to exchange'.length)
    minutes.writes('cho', id, 'en', 14, 'shared')
    const blocks = compared(minutes, older)
    expect(piecesOf(blocks, id)).toEqual([
      'The two sides ',
      'deleted:agreed to exchange',
      'added:shared',
      ' experience.',
    ])
    const [text] = blocks[0]!.texts
    expect(text!.pieces[1]!.deed).toEqual({ author: 1, at: 3_000 })
    expect(text!.pieces[2]!.deed).toEqual({ author: 2, at: 4_000 })
    expect(text).toMatchObject({ wordsAdded: 1, wordsDeleted: 3 })
    expect(blocks[0]!.state).toBe('changed')
  })

  it('counts an abbreviation as one word, also in a compound', () => {
    const { minutes, id } = saying('The U.S. side and the ROK-U.S. working group met.')
    const older = minutes.now()
    minutes.takesOut('ben', id, 'en', 4, 'U.S.'.length)
    minutes.writes('ben', id, 'en', 4, 'ROK')
    minutes.takesOut('ben', id, 'en', 'The ROK side and the '.length, 'ROK-U.S. '.length)
    const [text] = compared(minutes, older)[0]!.texts
    expect(text).toMatchObject({ wordsAdded: 1, wordsDeleted: 2 })
  })

  it('gives a word that grew by one letter to who wrote the letter, and one that shrank to who took it', () => {
    const { minutes, id } = saying('The meeting noted the papers.')
    const older = minutes.now()
    minutes.writes('ben', id, 'en', 'The meeting'.length, 's')
    minutes.takesOut('cho', id, 'en', 'The meetings noted the paper'.length, 1)
    const { pieces } = compared(minutes, older)[0]!.texts[0]!
    expect(
      pieces.filter(({ change }) => change !== 'same').map(({ run, deed }) => [run.text, deed?.author]),
    ).toEqual([
      ['meeting', 1],
      ['meetings', 1],
      ['papers', 2],
      ['paper', 2],
    ])
  })

  it('parts what two people wrote into one sentence', () => {
    const { minutes, id } = saying('Agreed.')
    const older = minutes.now()
    minutes.writes('ben', id, 'en', 7, ' By all.')
    minutes.writes('cho', id, 'en', 15, ' Today.')
    const { pieces } = compared(minutes, older)[0]!.texts[0]!
    expect(pieces.map(({ run, deed }) => [run.text, deed?.author])).toEqual([
      ['Agreed.', undefined],
      [' By all.', 1],
      [' Today.', 2],
    ])
  })

  it('is one change and not splinters where words are equal by chance', () => {
    const { minutes, id } = saying('to hold the ninth meeting in the United States')
    const older = minutes.now()
    minutes.takesOut('ben', id, 'en', 0, 'to hold the ninth meeting'.length)
    minutes.writes('ben', id, 'en', 0, 'that the next exercise begins')
    expect(piecesOf(compared(minutes, older), id)).toEqual([
      'deleted:to hold the ninth meeting',
      'added:that the next exercise begins',
      ' in the United States',
    ])
  })

  it('shows other marks over equal letters as format, and nothing else', () => {
    const { minutes, id } = saying('agreed, ad referendum')
    const older = minutes.now()
    minutes.marks('ben', id, 'en', 8, 13, { italic: true })
    const { pieces, wordsAdded } = compared(minutes, older)[0]!.texts[0]!
    expect(said(pieces)).toEqual(['agreed, ', 'format:ad referendum'])
    expect(pieces[1]).toMatchObject({ run: { italic: true }, before: {} })
    expect(wordsAdded).toBe(0)
  })

  it('in Korean is by eojeol: a particle travels with its noun, and no syllable is torn', () => {
    const { minutes, id } = saying('양측은 정보를 교환하기로 합의하였다.', 'ko')
    const older = minutes.now()
    const at = '양측은 정보'.length
    minutes.takesOut('ben', id, 'ko', at, 1)
    minutes.writes('ben', id, 'ko', at, '와 경험을')
    expect(piecesOf(compared(minutes, older), id, 'ko')).toEqual([
      '양측은 ',
      'deleted:정보를',
      'added:정보와 경험을',
      ' 교환하기로 합의하였다.',
    ])
  })

  it('in Korean leaves a bracket around a word outside of it', () => {
    const { minutes, id } = saying('재가를 조건으로 담당관 간 교류를 지속', 'ko')
    const older = minutes.now()
    minutes.writes('ben', id, 'ko', 0, '[')
    minutes.writes('ben', id, 'ko', '[재가를 조건으로'.length, ']')
    expect(piecesOf(compared(minutes, older), id, 'ko')).toEqual([
      'added:[',
      '재가를 조건으로',
      'added:]',
      ' 담당관 간 교류를 지속',
    ])
  })

  it('tears no decomposed syllable between two people', () => {
    const decomposed = '회의'.normalize('NFD')
    const { minutes, id } = saying('', 'ko')
    const older = minutes.now()
    minutes.writes('ben', id, 'ko', 0, decomposed.slice(0, 1))
    minutes.writes('cho', id, 'ko', 1, decomposed.slice(1))
    const { pieces } = compared(minutes, older)[0]!.texts[0]!
    expect(pieces.map(({ run }) => run.text.normalize('NFC'))).toEqual(['회', '의'])
  })
})

describe('a paragraph', () => {
  const paragraphs = [
    'The eighth meeting was held in Seoul.',
    'The list of delegates is at Annex B.',
    'The sides reviewed preparations.',
    'The request was noted by all.',
  ]
  function written(): { minutes: WrittenMinutes; ids: BlockId[] } {
    const minutes = new WrittenMinutes(['en'])
    const ids: BlockId[] = []
    for (const words of paragraphs) {
      ids.push(minutes.adds('ann', ids.at(-1) ?? null))
      minutes.writes('ann', ids.at(-1)!, 'en', 0, words)
    }
    return { minutes, ids }
  }

  it('that was split is not new on either side [H4]', () => {
    const { minutes, ids } = written()
    const older = minutes.now()
    const tail = minutes.splits('ben', ids[0]!, 'en', 'The eighth meeting'.length)
    const blocks = compared(minutes, older)
    expect(piecesOf(blocks, ids[0]!)).toEqual(['The eighth meeting', 'carried-out: was held in Seoul.'])
    expect(piecesOf(blocks, tail)).toEqual(['carried-in: was held in Seoul.'])
    expect(blocks.find(({ id }) => id === tail)).toMatchObject({
      state: 'changed',
      numberBefore: null,
      numberAfter: '2',
    })
    expect(blocks.flatMap(({ texts }) => texts).every(({ wordsAdded }) => wordsAdded === 0)).toBe(true)
    // Its words are nobody's addition; that they stand elsewhere is somebody's act.
    const carried = blocks
      .flatMap(({ texts }) => texts)
      .flatMap(({ pieces }) => pieces)
      .filter(({ change }) => change.startsWith('carried'))
    expect(carried.map(({ deed }) => deed?.author)).toEqual([1, 1])
  })

  it('that was joined to another brings its words along, and is gone itself', () => {
    const { minutes, ids } = written()
    const older = minutes.now()
    minutes.joins('ben', ids[0]!)
    const blocks = compared(minutes, older)
    expect(piecesOf(blocks, ids[0]!)).toEqual([paragraphs[0], `carried-in:${paragraphs[1]}`])
    expect(blocks.map(({ id, state }) => [ids.indexOf(id), state])).toEqual([
      [0, 'changed'],
      [1, 'deleted'],
      [2, 'same'],
      [3, 'same'],
    ])
  })

  it('that was joined in the middle of a word has no new word, nor has one that was torn in two', () => {
    const { minutes, ids } = written()
    minutes.takesOut('ann', ids[0]!, 'en', paragraphs[0]!.length - 1, 1)
    const older = minutes.now()
    minutes.joins('ben', ids[0]!)
    const tail = minutes.splits('ben', ids[2]!, 'en', 'The sides re'.length)
    const blocks = compared(minutes, older)
    expect(piecesOf(blocks, ids[0]!)).toEqual([
      'The eighth meeting was held in Seoul',
      `carried-in:${paragraphs[1]}`,
    ])
    expect(piecesOf(blocks, ids[2]!)).toEqual(['The sides re', 'carried-out:viewed preparations.'])
    expect(piecesOf(blocks, tail)).toEqual(['carried-in:viewed preparations.'])
  })

  it('that moved has moved, by whom, and says the same [H4]', () => {
    const { minutes, ids } = written()
    const older = minutes.now()
    minutes.moves('cho', ids[3]!, ids[0]!)
    const blocks = compared(minutes, older)
    expect(blocks.map(({ id }) => ids.indexOf(id))).toEqual([0, 3, 1, 2])
    expect(blocks[1]).toMatchObject({
      state: 'same',
      numberBefore: '4',
      numberAfter: '2',
      moved: { direction: 'up', deed: { author: 2 } },
    })
    expect(blocks.filter(({ moved }) => moved)).toHaveLength(1)
    minutes.moves('cho', ids[0]!, ids[2]!)
    expect(compared(minutes, older).find(({ id }) => id === ids[0])?.moved?.direction).toBe('down')
  })

  it('that was cut and put elsewhere under another name is the same one, moved', () => {
    const { minutes, ids } = written()
    const older = minutes.now()
    minutes.removes('ben', ids[0]!)
    const pasted = minutes.adds('ben', ids[3]!)
    minutes.writes('ben', pasted, 'en', 0, paragraphs[0]!)
    const found = compared(minutes, older).find(({ id }) => id === pasted)
    expect(found).toMatchObject({ state: 'same', moved: { direction: 'down' }, numberBefore: '1' })
  })

  it('that was deleted stands where it stood; one that came is new', () => {
    const { minutes, ids } = written()
    const older = minutes.now()
    minutes.removes('ben', ids[1]!)
    const come = minutes.adds('cho', ids[2]!)
    minutes.writes('cho', come, 'en', 0, 'No other business was raised.')
    const blocks = compared(minutes, older)
    expect(blocks.map(({ state }) => state)).toEqual(['same', 'deleted', 'same', 'added', 'same'])
    expect(blocks[1]!.texts[0]!.pieces[0]).toMatchObject({ change: 'deleted', deed: { author: 1 } })
    expect(blocks[3]!.texts[0]).toMatchObject({ wordsAdded: 5 })
  })
})

describe('what is said of a paragraph', () => {
  it('comes by weight: attribution, then the force of the verb, then who owes, then flags', () => {
    const { minutes, id } = saying('The U.S. side proposed.')
    minutes.setsField('ann', id, 'verb', 'agreed')
    const older = minutes.now()
    minutes.setsField('ben', id, 'flags', ['brackets'])
    minutes.setsField('ben', id, 'owners', ['KOR' as DelegationCode])
    minutes.setsField('cho', id, 'verb', 'shared')
    minutes.setsField('cho', id, 'attribution', 'KOR' as DelegationCode)
    const { fields, state } = compared(minutes, older)[0]!
    expect(fields.map(({ field }) => field)).toEqual(['attribution', 'verb', 'owners', 'flags'])
    expect(fields[1]).toMatchObject({ before: 'agreed', after: 'shared', deed: { author: 2 } })
    expect(state).toBe('changed')
  })

  it('names nobody who did it before the older of the two', () => {
    const { minutes, id } = saying('Noted.')
    minutes.setsField('ann', id, 'verb', 'noted')
    const older = minutes.now()
    const newer = { ...older, seq: older.seq, record: structuredClone(older.record) }
    newer.record.blocks[0]!.verb = 'agreed'
    const [block] = compare({ older, newer, deeds: minutes.deeds, indexOf }).filter(isBlock)
    expect(block!.fields[0]).toMatchObject({ field: 'verb', deed: null })
  })
})

describe('any two positions of any minutes', () => {
  const act = fc.record({
    what: fc.constantFrom('write', 'take', 'split', 'join', 'move', 'mark', 'add', 'remove'),
    who: fc.constantFrom(...people),
    where: fc.nat(),
    at: fc.nat(),
    length: fc.integer({ min: 1, max: 12 }),
    words: fc.constantFrom(
      ' agreed',
      'the two sides',
      '회의를 ',
      '양측은',
      '👩‍👧',
      ' (Annex A)',
      'é',
      '.',
      '한국 side',
    ),
    language: fc.constantFrom<Language>('en', 'ko'),
  })

  it('same and added pieces give the newer text with its marks, same and deleted ones the older [H4]', () => {
    fc.assert(
      fc.property(fc.array(act, { minLength: 1, maxLength: 40 }), fc.nat(), (acts, cut) => {
        const minutes = new WrittenMinutes()
        minutes.adds('ann', null)
        let older = minutes.now()
        for (const [index, each] of acts.entries()) {
          perform(minutes, each)
          if (index === cut % acts.length) older = minutes.now()
        }
        const newer = minutes.now()
        const blocks = compared(minutes, older)
        expect(recordOf(blocks, ['same', 'added', 'carried-in', 'format'], false)).toEqual(textsOf(newer))
        expect(recordOf(blocks, ['same', 'deleted', 'carried-out', 'format'], true)).toEqual(textsOf(older))
        expect(blocks.filter(({ state }) => state !== 'deleted').map(({ id }) => id)).toEqual(minutes.ids)
      }),
      { numRuns: 400 },
    )
  })

  type Act = typeof act extends fc.Arbitrary<infer Each> ? Each : never
  function perform(minutes: WrittenMinutes, { what, who, where, at, length, words, language }: Act): void {
    const { ids } = minutes
    const id = ids[where % ids.length]
    if (!id) return void minutes.adds(who, null)
    const place = at % (minutes.length(id, language) + 1)
    if (what === 'write') minutes.writes(who, id, language, place, words)
    else if (what === 'take') minutes.takesOut(who, id, language, place, length)
    else if (what === 'mark') minutes.marks(who, id, language, place, length, at % 2 ? { bold: true } : {})
    else if (what === 'split') minutes.splits(who, id, language, place)
    else if (what === 'join') minutes.joins(who, id)
    else if (what === 'add') minutes.adds(who, id)
    else if (what === 'remove') minutes.removes(who, id)
    else minutes.moves(who, id, ids.filter((each) => each !== id)[at % ids.length] ?? null)
  }

  /** Every text that says something, by block and language; deleted ones under the name they had. */
  function recordOf(blocks: readonly ComparedBlock[], changes: Piece['change'][], isBefore: boolean) {
    const texts = blocks.flatMap(({ texts: each }) =>
      each.map(({ language, pieces }) => {
        const runs = pieces
          .filter(({ change }) => changes.includes(change))
          .map(({ run, before }): Run => (isBefore && before ? { ...before, text: run.text } : run))
        return `${language} ${JSON.stringify(joined(runs))}`
      }),
    )
    return texts.filter((text) => !text.endsWith('[]')).toSorted()
  }

  function textsOf({ record }: Then): string[] {
    const texts = record.blocks.flatMap(({ text }) =>
      Object.entries(text).map(([language, runs]) => `${language} ${JSON.stringify(joined(runs))}`),
    )
    return texts.filter((text) => !text.endsWith('[]')).toSorted()
  }

  function joined(runs: readonly Run[]): Run[] {
    const all: Run[] = []
    for (const run of runs) {
      const last = all.at(-1)
      const { text: _, ...marks } = run
      const { text: __, ...before } = last ?? { text: '' }
      if (last && JSON.stringify(sorted(before)) === JSON.stringify(sorted(marks)))
        all[all.length - 1] = { ...last, text: last.text + run.text }
      else all.push({ text: run.text, ...sorted(marks) })
    }
    return all
  }
  function sorted(marks: Omit<Run, 'text'>): Omit<Run, 'text'> {
    return Object.fromEntries(Object.entries(marks).toSorted())
  }
})

it('words of a record and of its pieces are the same function of the text', () => {
  const { minutes, id } = saying('one two')
  expect(plainText(minutes.now().record.blocks[0]?.text.en)).toBe(minutes.text(id, 'en'))
})
