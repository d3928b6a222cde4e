import type { HistoryAuthor } from '@tandem/shared/history'
import { useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { useWords } from '../../../lib/i18n'
import { classes, Swatch } from '../../../ui'
import { authorCode, authorName, colourOf } from '../model/author-names'
import { titleOf, wordsByAuthor, wordsChanged } from '../model/passages'
import type { Section } from '../model/rows'
import { useHistoryView } from '../view'
import { words } from '../words'
import styles from './where.module.css'

interface ChangesByItemProps {
  sections: readonly Section[]
  currentSection: Section | null
  onGoTo: (section: Section) => void
}

/** Beside the text: where the changes are, in words, and who made them. */
export function ChangesByItem({ sections, currentSection, onGoTo }: ChangesByItemProps) {
  const say = useWords(words)
  return (
    <nav className={styles.where} aria-label={say('byItem')} tabIndex={-1}>
      <h2>
        <span>{say('byItem')}</span>
        <span>{say('words')}</span>
      </h2>
      <ol className={styles.items}>
        {sections
          .filter(({ head, changes }) => head !== null || changes > 0)
          .map((section) => (
            <SectionRow
              key={section.head?.id ?? 'before'}
              section={section}
              isCurrent={section === currentSection}
              onGoTo={onGoTo}
            />
          ))}
      </ol>
      <WhoChangedWhat sections={sections} />
    </nav>
  )
}

interface SectionRowProps {
  section: Section
  isCurrent: boolean
  onGoTo: (section: Section) => void
}

function SectionRow({ section, isCurrent, onGoTo }: SectionRowProps) {
  const say = useWords(words)
  const { languages, language, numberIn } = useHistoryView()
  const { head, passages, changes } = section
  const { added, deleted } = wordsChanged(passages, languages)
  const above = say(passages.every(({ what }) => what === 'day') ? 'place.day' : 'beforeFirst')
  const title = head ? titleOf(head, language) : { text: above, language }
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    // In a row over the text the current one may be out of sight.
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isCurrent])
  return (
    <li ref={row}>
      <button
        type="button"
        className={classes(styles.item, changes === 0 && styles.none)}
        aria-current={isCurrent || undefined}
        onClick={() => onGoTo(section)}
      >
        <span className={styles.number}>{head && numberIn(head)}</span>
        <span className={styles.title} lang={title.language} title={title.text}>
          {title.text}
        </span>
        <span className={styles.words}>
          {changes > 0 && added + deleted === 0 && <span aria-hidden="true">·</span>}
          {added > 0 && `+${added}`}
          {added > 0 && deleted > 0 && ' '}
          {deleted > 0 && `−${deleted}`}
        </span>
      </button>
    </li>
  )
}

const nothing: { sections: readonly Section[]; authors: readonly HistoryAuthor[] } = {
  sections: [],
  authors: [],
}

function WhoChangedWhat({ sections }: { sections: readonly Section[] }) {
  const say = useWords(words)
  const { comparison, languages, language } = useHistoryView()
  const now = useMemo(() => ({ sections, authors: comparison?.authors ?? [] }), [sections, comparison])
  // Counts every word: once for each comparison and filter, and after the text is there.
  const { sections: counted, authors } = useDeferredValue(now, nothing)
  const tally = useMemo(
    () =>
      wordsByAuthor(
        counted.flatMap(({ passages }) => passages),
        languages,
      ),
    [counted, languages],
  )
  if (tally.length === 0) return null
  const most = Math.max(1, ...tally.map(({ added, deleted }) => added + deleted))
  return (
    <section className={styles.who} aria-labelledby="who-changed-what">
      <h2 id="who-changed-what">{say('who')}</h2>
      <ul>
        {tally.map(({ author: index, added, deleted }) => {
          const author = authors[index]
          return (
            <li key={index} {...colourOf(author)}>
              {author?.colour ? <Swatch colour={author.colour} /> : <span className={styles.noColour} />}
              <span className={styles.name} title={authorName(author, language)}>
                {authorName(author, language)}
              </span>
              <span className={styles.code}>{author?.userId && authorCode(author)}</span>
              <span className={styles.shares}>
                <span style={{ width: `${(added / most) * 80}px` }} />
                <span className={styles.gone} style={{ width: `${(deleted / most) * 80}px` }} />
              </span>
              <span className={styles.figures}>
                +{added} −{deleted}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
