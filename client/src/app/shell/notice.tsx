import type { LocalisedText } from '@tandem/shared/words'
import { inLanguage } from '@tandem/shared/words'
import { useState } from 'react'
import { useMaybeMe } from '../../features/identity'
import { common, useLanguage, useWords } from '../../lib/i18n'
import { Dialog, Lang } from '../../ui'
import styles from './notice.module.css'

/** The demonstration's notice, at the foot of every page; in real use there is none. */
export function Notice({ inert }: { inert?: boolean }) {
  const notice = useMaybeMe()?.notice
  return notice ? <NoticeLine notice={notice} inert={inert ?? false} /> : null
}

export function NoticeLine({ notice, inert = false }: { notice: LocalisedText; inert?: boolean }) {
  const say = useWords(common)
  const language = useLanguage()
  const [isOpen, setOpen] = useState(false)
  const shown = inLanguage(notice, language)
  const short = opening(shown.text)
  return (
    <footer className={styles.notice} inert={inert}>
      <span lang={shown.language}>{short}</span>
      {short !== shown.text && (
        <button type="button" className={styles.more} onClick={() => setOpen(true)}>
          {say('notice.more')}
        </button>
      )}
      <Dialog open={isOpen} onClose={() => setOpen(false)} title={say('notice.title')}>
        <p>
          <Lang text={notice} />
        </p>
      </Dialog>
    </footer>
  )
}

// What a passer-by must see fits one line; the rest is one press away.
const shortLength = 110

/** In Latin letters; Hangul is twice as wide. */
function widthOf(text: string): number {
  return Array.from(text).reduce((width, letter) => width + (letter >= '\u1100' ? 2 : 1), 0)
}

/** The first sentences, as many as fit a line; at least one. */
function opening(text: string): string {
  const [first = text, ...others] = text.split(/(?<=\.)\s+/)
  let short = first
  for (const sentence of others) {
    if (widthOf(short) + widthOf(sentence) >= shortLength) break
    short += ` ${sentence}`
  }
  return short
}
