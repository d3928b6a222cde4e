/** How authors appear: by function and delegation, never by personal names (M16); the product by its own. */
import type { HistoryAuthor } from '@tandem/shared/history'
import type { Language } from '@tandem/shared/words'
import { say } from '../../../lib/i18n'
import { delegationCode, personLabel } from '../../../lib/people'
import { words } from '../words'

export function authorName(author: HistoryAuthor | undefined, language: Language): string {
  if (!author) return say(words, 'said.someone', {}, language)
  return author.userId === null ? say(words, 'product', {}, language) : personLabel(author, language, 'long')
}

/** `KOR`: what stands beside the colour in narrow places. */
export function authorCode(author: HistoryAuthor | undefined): string {
  return (author && delegationCode(author)) ?? '··'
}

/** The attributes that give an element the colour of an author; the product has none. */
export function colourOf(author: HistoryAuthor | undefined): { 'data-a'?: number; 'data-lap'?: '' } {
  if (!author?.colour) return {}
  return { 'data-a': author.colour.index, ...(author.colour.lap > 0 && { 'data-lap': '' as const }) }
}
