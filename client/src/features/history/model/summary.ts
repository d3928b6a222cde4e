/** The facts first: what a comparison changed beside words, in the order of their weight. */
import type { ComparedPassage, Deed } from '@tandem/shared/history'
import { outcomeVerbs } from '@tandem/shared/words'
import { say } from '../../../lib/i18n'
import { words } from '../words'
import { fieldWords, type FieldWords, type Naming, verbName } from './field-words'
import { isPlaced, numberOf, type Placed } from './passages'

export interface Fact extends FieldWords {
  key: string
  passage: ComparedPassage
  /** Who speaks changed: it must not be missed. */
  isAttribution: boolean
  deed: Deed | null
  weight: number
}

// An outcome that comes or goes counts as much as one whose verb changes.
const outcomeWeight = 92
const orderWeight = 30
const numberWeight = 5

/** Heaviest first; equal ones in the order of the text. `changes` have passed the filter. */
export function factsOf(
  changes: readonly ComparedPassage[],
  all: readonly ComparedPassage[],
  naming: Naming,
  placeOf: (passage: ComparedPassage, side?: 'before') => string,
): Fact[] {
  const facts = changes.flatMap((passage) => [
    ...passage.fields.map((change): Fact => {
      const said = fieldWords(change, naming)
      const isAttribution = change.field === 'attribution'
      return {
        ...said,
        key: `${passage.id} ${change.field}`,
        passage,
        isAttribution,
        deed: change.deed,
        weight: change.weight,
      }
    }),
    ...(isPlaced(passage) ? [...outcomeFacts(passage, naming), ...orderFacts(passage, naming, placeOf)] : []),
  ])
  return [...facts, ...renumbering(all, naming, placeOf)].toSorted((a, b) => b.weight - a.weight)
}

function outcomeFacts(passage: Placed, { language }: Naming): Fact[] {
  if (passage.what !== 'block' || !passage.block.verb) return []
  if (passage.state !== 'added' && passage.state !== 'deleted') return []
  const { verb } = passage.block
  const { force } = outcomeVerbs[verb]
  const values = { verb: verbName(verb, language), force }
  const deed = passage.texts.flatMap(({ pieces }) => pieces).find((piece) => piece.deed)?.deed ?? null
  return [
    {
      key: `${passage.id} outcome`,
      passage,
      label: say(words, 'field.outcome', {}, language),
      text: say(words, `outcome.${passage.state}`, values, language),
      force: null,
      isAttribution: false,
      deed,
      weight: outcomeWeight + force / 10,
    },
  ]
}

function orderFacts(
  passage: Placed,
  { language }: Naming,
  placeOf: (passage: ComparedPassage, side?: 'before') => string,
): Fact[] {
  const { moved, numberBefore, numberAfter } = passage
  if (!moved) return []
  const hasNumbers = numberBefore !== null && numberAfter !== null && numberBefore !== numberAfter
  const text = hasNumbers
    ? say(
        words,
        `order.${moved.direction}`,
        { before: placeOf(passage, 'before'), after: placeOf(passage) },
        language,
      )
    : say(words, `order.${moved.direction}.unnumbered`, {}, language)
  return [
    {
      key: `${passage.id} order`,
      passage,
      label: say(words, 'field.order', {}, language),
      text,
      force: null,
      isAttribution: false,
      deed: moved.deed,
      weight: orderWeight,
    },
  ]
}

/** Where numbers begin to be others, said once. */
function renumbering(
  all: readonly ComparedPassage[],
  { language }: Naming,
  placeOf: (passage: ComparedPassage, side?: 'before') => string,
): Fact[] {
  const first = all.find(
    (passage) =>
      isPlaced(passage) &&
      !passage.moved &&
      passage.numberBefore !== null &&
      numberOf(passage) !== null &&
      passage.numberBefore !== passage.numberAfter &&
      passage.state !== 'deleted',
  )
  if (!first) return []
  const values = { before: placeOf(first, 'before'), after: placeOf(first) }
  return [
    {
      key: `${first.id} renumbered`,
      passage: first,
      label: say(words, 'field.number', {}, language),
      text: say(words, 'renumbered', values, language),
      force: null,
      isAttribution: false,
      deed: null,
      weight: numberWeight,
    },
  ]
}
