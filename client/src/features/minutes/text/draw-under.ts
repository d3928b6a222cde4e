/** Under an outcome: who owes it and by when; under any block: what is to be done about it. */
import type { Language } from '@tandem/shared/words'
import { makeIcon } from '../../../lib/make-icon'
import type { BoardBlock } from '../model/block-board'
import type { BlockContext } from './block-context'
import styles from './block.module.css'
import { make, makeButton } from './dom'

const shownBy = new WeakMap<HTMLElement, string>()

export function drawUnder(
  host: HTMLElement,
  block: BoardBlock | null,
  language: Language,
  context: BlockContext,
  isEmpty: boolean,
): void {
  const hint = isEmpty ? (block?.hints[language] ?? null) : null
  const lags = block !== null && !isEmpty && block.lagging.includes(language)
  const number = block ? context.commitmentNumber(block.facts.id) : null
  const { opens, owners, due, verb } = block?.facts ?? {}
  const signature = JSON.stringify([opens, owners, due, verb, hint, lags, number])
  if (shownBy.get(host) === signature) return
  shownBy.set(host, signature)
  const parts: Node[] = []
  if (block && (opens || (owners && owners.length > 0) || due))
    parts.push(...drawTask(block, language, context, number))
  if (block && hint !== null) {
    const { id } = block.facts
    parts.push(
      makeButton(
        { class: styles['take'], text: context.say('hint.take') },
        () => context.takeHint(id, language),
        make('kbd', { text: 'Tab' }),
      ),
    )
  }
  if (block && lags) parts.push(drawLag(block, language, context))
  host.replaceChildren(...parts)
}

function drawTask(
  block: BoardBlock,
  language: Language,
  context: BlockContext,
  number: string | null,
): Node[] {
  const { say } = context
  const { id, owners, due, verb } = block.facts
  const isTasked = verb === 'tasked'
  const owner = makeButton(
    { class: owners.length > 0 ? styles['fact'] : styles[isTasked ? 'lacking' : 'offer'] },
    (anchor) => context.open('owners', id, language, anchor),
    makeIcon('flag'),
  )
  if (owners.length === 0) owner.append(say('owner.add'))
  for (const code of owners) {
    owner.append(
      make('span', { class: styles['code'], text: code }),
      make('span', { lang: language, text: context.delegationName(code, language) }),
    )
  }
  const date = makeButton(
    { class: due ? styles['fact'] : styles[isTasked ? 'lacking' : 'offer'] },
    (anchor) => context.open('due', id, language, anchor),
    makeIcon('calendar'),
    due
      ? make('span', { lang: language, text: context.writeDue(due, language) })
      : make('span', { text: say('due.add') }),
  )
  const task = make('div', { class: styles['task'] }, owner, date)
  task.dataset['task'] = ''
  if (number) task.append(make('span', { class: styles['register'], text: number }))
  return [task]
}

function drawLag(block: BoardBlock, language: Language, { say, noChangeNeeded }: BlockContext): Node {
  return make(
    'div',
    { class: styles['lag'] },
    makeIcon('out-of-step'),
    make('span', { text: say('step.lags', { language: say(`language.${language}`) }) }),
    makeButton({ class: styles['settle'], text: say('step.noChange') }, () => noChangeNeeded(block.facts.id)),
  )
}
