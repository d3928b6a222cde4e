/**
 * Sentences that records have, by kind of group and kind of agenda item. `{{name}}` is filled in as far as
 * the server knows it; what stands in double square brackets is left out when anything in it is not known.
 */
import type { ItemKind, LocalisedText, OutcomeVerb, ParagraphFlag, ParagraphKind } from '@tandem/shared/words'

export interface Pattern {
  /** Said in this case alone: minutes do not begin with it, and whoever writes them finds it when it comes to that. */
  when?: LocalisedText
  kind: ParagraphKind
  text: LocalisedText
  verb?: OutcomeVerb
  flags?: readonly ParagraphFlag[]
  /** The delegation it speaks for: who leads the item, the other of two sides, or the host. */
  speaker?: 'lead' | 'other' | 'host'
}

/** What a kind of group writes under each kind of item; none: an empty paragraph without a pattern. */
export type Patterns = Partial<Record<ItemKind, readonly Pattern[]>>
