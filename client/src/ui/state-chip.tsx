import type { DocumentState } from '@tandem/shared/permissions'
import { domain, useWords } from '../lib/i18n'
import { Chip, type ChipTone } from './chip'

const tones: Record<DocumentState, ChipTone> = {
  draft: 'plain',
  circulated_for_comment: 'warn',
  provisional: 'accent',
  adopted: 'live',
  closed: 'plain',
  drafting: 'live',
  co_chair_review: 'plain',
  circulated: 'warn',
  comments: 'warn',
  under_silence: 'warn',
  approved: 'live',
  sealed: 'seal',
  published: 'accent',
}

/** The state of a document, in words. */
export function StateChip({ state }: { state: DocumentState }) {
  const say = useWords(domain)
  return <Chip tone={tones[state]}>{say(`state.${state}`)}</Chip>
}
