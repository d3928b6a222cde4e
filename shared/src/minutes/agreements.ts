/** What a record's outcomes come to (A14-9, X10). */
import type { MinutesBlock, MinutesRecord } from '../documents/minutes-record.js'
import { outcomeVerbs } from '../words/index.js'
import { hasText } from './number-paragraphs.js'

/** An outcome is a paragraph with a verb, whatever its kind. A pattern nobody has taken up yet is none. */
export function outcomesOf(record: MinutesRecord): MinutesBlock[] {
  return record.blocks.filter((block) => block.verb !== null && hasText(block))
}

/** `pending`: an agreement once every delegation named ad referendum has confirmed. */
export function standingOf(block: MinutesBlock): 'agreement' | 'pending' | 'none' {
  if (!block.verb || !outcomeVerbs[block.verb].countsAsAgreement) return 'none'
  return block.adReferendum.length > 0 ? 'pending' : 'agreement'
}
