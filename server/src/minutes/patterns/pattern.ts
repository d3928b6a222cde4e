/**
 * Sentences a record begins from, by kind of group and kind of agenda item. `{{name}}` is filled in as far as
 * the server knows it; what stands in double square brackets is left out when anything in it is not known.
 */
import type { ItemKind, LocalisedText, OutcomeVerb, ParagraphFlag, ParagraphKind } from '@tandem/shared/words'

export interface Pattern {
  kind: ParagraphKind
  text: LocalisedText
  verb?: OutcomeVerb
  flags?: readonly ParagraphFlag[]
  /** The delegation it speaks for: who leads the item, the other of two sides, or the host. */
  speaker?: 'lead' | 'other' | 'host'
}

/** What a kind of group writes under each kind of item; none: an empty paragraph without a pattern. */
export type Patterns = Partial<Record<ItemKind, readonly Pattern[]>>
