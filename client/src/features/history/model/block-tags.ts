import type { DocumentCard, MinutesBlock } from '@tandem/shared/documents'
import { inLanguage, type Language, paragraphFlags, paragraphKinds } from '@tandem/shared/words'
import { adReferendumTag, partyName } from '../../../lib/outcomes'

/** What stands under the verb of a block: a reservation, whom it speaks for, who has to confirm it, its flags. */
export function blockTags(
  block: Pick<MinutesBlock, 'kind' | 'attribution' | 'adReferendum' | 'flags'>,
  language: Language,
  { delegations }: Pick<DocumentCard, 'delegations'>,
): string[] {
  const tags: string[] = []
  if (block.kind === 'reservation') tags.push(paragraphKinds[block.kind][language])
  if (block.attribution !== 'meeting' && block.attribution !== 'both') {
    const delegation = delegations.find(({ code }) => code === block.attribution)
    const name = delegation && inLanguage(delegation.name, language).text
    tags.push(partyName(block.attribution, language) ?? name ?? block.attribution)
  }
  if (block.adReferendum.length > 0) tags.push(adReferendumTag(block.adReferendum, language))
  for (const flag of block.flags) tags.push(paragraphFlags[flag][language])
  return tags
}
