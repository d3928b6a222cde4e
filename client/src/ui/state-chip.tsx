import type { AgendaState } from '@tandem/shared/permissions'
import { domain, useWords } from '../lib/i18n'
import { Chip, type ChipTone } from './chip'

const tones: Record<AgendaState, ChipTone> = {
  draft: 'plain',
  circulated_for_comment: 'warn',
  provisional: 'accent',
  adopted: 'live',
  closed: 'plain',
}

/** The state of a document, in words. */
export function StateChip({ state }: { state: AgendaState }) {
  const say = useWords(domain)
  return <Chip tone={tones[state]}>{say(`state.${state}`)}</Chip>
}
