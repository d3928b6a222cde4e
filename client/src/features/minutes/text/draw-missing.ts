/** A row for each block that stands in the other language and not in this one; pressing it adds it here. */
import type { BlockId } from '@tandem/shared/ids'
import type { Language } from '@tandem/shared/words'
import { makeIcon } from '../../../lib/make-icon'
import type { BlockContext } from './block-context'
import styles from './block.module.css'
import { make, makeButton } from './dom'

const shownBy = new WeakMap<HTMLElement, string>()

export function drawMissing(
  host: HTMLElement,
  ids: readonly BlockId[],
  language: Language,
  context: BlockContext,
): void {
  const signature = ids.join(' ')
  if ((shownBy.get(host) ?? '') === signature) return
  shownBy.set(host, signature)
  const { say, mounted } = context
  for (const row of host.children) leaving.get(row)?.()
  host.replaceChildren(
    ...ids.map((id) => {
      const button = makeButton(
        { class: styles['absent'], title: context.glimpse(id)?.text ?? '' },
        () => context.addCounterpart(id, language),
        makeIcon('plus'),
        make('span', { text: say('counterpart.none', { language: say(`language.${language}`) }) }),
      )
      const content = make('div', { class: styles['absentBody'] }, button)
      const row = make('div', { class: styles['absentRow'] }, content)
      leaving.set(
        row,
        mounted(id, language, { dom: row, half: { row, content, block: null }, isLaidOut: true }),
      )
      return row
    }),
  )
}

/** What takes a row off the list of mounted blocks. */
const leaving = new WeakMap<Element, () => void>()
