import { useLayoutEffect, useRef } from 'react'
import { useWords } from '../../../lib/i18n'
import { useStore } from '../../../lib/store'
import { Lang } from '../../../ui'
import styles from './mentions.module.css'
import { mentionListId, mentionOptionId, type Mentioning, type Mentions } from './mentions'
import { words } from './words'

/** Delegations beside the caret while one is being named. */
export function MentionList({ mentions }: { mentions: Mentions }) {
  const mentioning = useStore(mentions.mentioning)
  return mentioning && <OpenList mentions={mentions} mentioning={mentioning} />
}

function OpenList({ mentions, mentioning }: { mentions: Mentions; mentioning: Mentioning }) {
  const say = useWords(words)
  const list = useRef<HTMLDivElement>(null)
  const { view, from, options, active } = mentioning
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const { left, bottom, top } = view.coordsAtPos(from)
    const { width, height } = element.getBoundingClientRect()
    const below = bottom + 4 + height <= window.innerHeight
    // Through the object model: no style may stand in markup (MODEL M23).
    element.style.setProperty('left', `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`)
    element.style.setProperty('top', `${below ? bottom + 4 : Math.max(8, top - 4 - height)}px`)
  }, [view, from, options])
  return (
    <div ref={list} id={mentionListId} role="listbox" aria-label={say('mentions')} className={styles['list']}>
      {options.map(({ code, name }, at) => (
        // Keys reach it through the text, which keeps the focus.
        <div
          key={code}
          id={mentionOptionId(at)}
          role="option"
          aria-selected={at === active}
          className={styles['option']}
          tabIndex={-1}
          onMouseDown={(event) => {
            event.preventDefault()
            mentions.pick(at)
          }}
        >
          <span className={styles['code']}>{code}</span>
          <Lang text={name} />
        </div>
      ))}
    </div>
  )
}
