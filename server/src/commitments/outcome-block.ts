/** What a record's paragraph says of the commitment it opens. */
import { type MinutesBlock, plainText } from '@tandem/shared/documents'
import type { LocalisedText, OutcomeVerb } from '@tandem/shared/words'
import type { Seen } from './commitments.store.js'

export type OutcomeBlock = MinutesBlock & { verb: OutcomeVerb }

export function isOutcome(block: MinutesBlock): block is OutcomeBlock {
  return block.verb !== null
}

/** An outcome that leaves something to do. */
export function opensCommitment(block: MinutesBlock): block is OutcomeBlock {
  return isOutcome(block) && block.opens
}

/** The paragraph's words, in the languages it has any. */
export function wordsOf(block: MinutesBlock): LocalisedText {
  const words: LocalisedText = {}
  for (const language of ['en', 'ko'] as const) {
    const text = plainText(block.text[language]).trim()
    if (text !== '') words[language] = text
  }
  return words
}

export function sameWords(a: LocalisedText, b: LocalisedText): boolean {
  return (a.en ?? '') === (b.en ?? '') && (a.ko ?? '') === (b.ko ?? '')
}

/** A paragraph that is no outcome any more keeps the verb it had. */
export function seenIn(block: MinutesBlock, before: Pick<Seen, 'verb'>): Seen {
  const { verb, owners, counterparts, due, compartment } = block
  return { verb: verb ?? before.verb, owners, counterparts, due, compartment }
}
