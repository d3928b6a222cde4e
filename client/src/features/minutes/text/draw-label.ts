/** What a block is, before its words: the verb of an outcome, whom it speaks for, its flags. */
import { makeIcon } from '../../../lib/make-icon'
import type { BoardBlock } from '../model/block-board'
import { adReferendumTag, iconOfVerb, outcomeName, partyName } from '../../../lib/outcomes'
import type { Language } from '@tandem/shared/words'
import type { DelegationCode } from '@tandem/shared/ids'
import { paragraphFlags, paragraphKinds } from '@tandem/shared/words'
import type { BlockContext } from './block-context'
import styles from './block.module.css'
import { make, makeButton } from './dom'

const shownBy = new WeakMap<HTMLElement, string>()

export function drawLabel(
  host: HTMLElement,
  block: BoardBlock | null,
  language: Language,
  context: BlockContext,
): void {
  const { say, board } = context
  const facts = block?.facts
  const { verb = null, kind = 'narrative', flags = [], adReferendum = [] } = facts ?? {}
  const speaker = facts && facts.attribution !== board.attribution ? facts.attribution : null
  const signature = JSON.stringify([verb, kind, flags, adReferendum, speaker])
  // Drawn anew only when it says something else: the focus may be in it.
  if (shownBy.get(host) === signature) return
  shownBy.set(host, signature)
  const parts: Node[] = []
  if (facts && verb) {
    const button = makeButton(
      { class: styles['verb'], lang: language, title: say('verb.change') },
      (anchor) => context.open('verb', facts.id, language, anchor),
      makeIcon(iconOfVerb(verb)),
      make('span', { text: outcomeName(verb, language) }),
    )
    button.tabIndex = -1
    parts.push(button)
  }
  const tag = (text: string, title?: string) =>
    parts.push(make('span', { class: styles['tag'], lang: language, text, ...(title && { title }) }))
  if (kind === 'reservation') tag(paragraphKinds[kind][language])
  if (speaker) {
    const party = partyName(speaker, language)
    if (party) tag(party)
    else tag(speaker, context.delegationName(speaker as DelegationCode, language))
  }
  if (adReferendum.length > 0)
    tag(adReferendumTag(adReferendum, language), say('adReferendum.of', { codes: adReferendum.join(', ') }))
  for (const flag of flags) if (flag !== 'brackets') tag(paragraphFlags[flag][language])
  host.replaceChildren(...parts)
}
