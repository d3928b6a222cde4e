import type { ExpectedAction, ItemKind, LocalisedText } from '@tandem/shared/words'

export interface TemplateItem {
  kind: ItemKind
  /** Planned. */
  minutes: number
  action: ExpectedAction
  title: LocalisedText
  /** Who introduces it: both co-chairs, the host first, or the host alone; absent: whoever asks for the item. */
  lead?: 'co_chairs' | 'host'
  /** What is done under it. */
  annotation?: LocalisedText
}

/** What a kind of group usually has on its agenda, in order. */
export type AgendaTemplate = readonly TemplateItem[]
