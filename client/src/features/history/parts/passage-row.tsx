import type { ComparedPassage } from '@tandem/shared/history'
import { MoveVertical } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { classes, RichWords, VisuallyHidden } from '../../../ui'
import { authorCode, authorName, colourOf } from '../model/author-names'
import { fieldWords } from '../model/field-words'
import { authorsOf, isPlaced, languagesChanged, type Placed } from '../model/passages'
import { useTextView } from '../view'
import { words } from '../words'
import { BlockWords, ItemWords } from './passage-words'
import styles from './rows.module.css'
import wordStyles from './words.module.css'

interface PassageRowProps {
  passage: ComparedPassage
  isChange: boolean
  isCurrent: boolean
  /** What can be done with it, when it is the current one. */
  actions?: ReactNode
}

/** One passage with its changes: who in the margin, its number, its words, what else changed about it. */
export const PassageRow = memo(function PassageRow({
  passage,
  isChange,
  isCurrent,
  actions,
}: PassageRowProps) {
  const { say, languages, placeOf, numberIn, authorOf } = useTextView()
  const moved = isPlaced(passage) && isChange ? passage.moved : null
  return (
    <div
      className={classes(styles.row, isCurrent && styles.current)}
      data-row={passage.id}
      data-change={isChange ? '' : undefined}
      data-state={isChange ? passage.state : undefined}
      data-what={passage.what === 'block' ? passage.block.kind : passage.what}
      data-verb={passage.what === 'block' && passage.block.verb && !passage.block.withheld ? '' : undefined}
      data-paired={languages.length > 1 && passage.what === 'block' ? '' : undefined}
      aria-current={isCurrent || undefined}
    >
      {isChange && <AuthorBar passage={passage} />}
      <div className={styles.gutter}>
        <button
          type="button"
          className={styles.number}
          data-select={passage.id}
          aria-expanded={isCurrent}
          aria-label={say('actions.of', { what: placeOf(passage) })}
        >
          {numberIn(passage)}
        </button>
      </div>
      <div
        className={classes(styles.content, moved && styles.moved)}
        {...(moved && colourOf(authorOf(moved.deed)))}
      >
        {moved && isPlaced(passage) && <MovedTag passage={passage} isOrigin={false} />}
        {isChange && <VisuallyHidden>{say(`state.${passage.state}`)}. </VisuallyHidden>}
        <div className={styles.halves}>
          {passage.what === 'day' ? (
            <DayWords passage={passage} />
          ) : (
            (passage.what === 'item' ? itemLanguages(languages, passage) : languages).map((language, at) => (
              <div key={language} lang={language} className={wordStyles.half}>
                {passage.what === 'item' ? (
                  <ItemWords passage={passage} language={language} isFirst={at === 0} />
                ) : (
                  <BlockWords passage={passage} language={language} />
                )}
              </div>
            ))
          )}
        </div>
        {isChange && <Elsewhere passage={passage} />}
        {isChange && <Fields passage={passage} />}
        {actions}
      </div>
    </div>
  )
})

/** Every language of an item's titles that has words, the reader's first. */
function itemLanguages(
  languages: readonly ('en' | 'ko')[],
  { texts }: Extract<ComparedPassage, { what: 'item' }>,
): readonly ('en' | 'ko')[] {
  const written = languages.filter((language) => texts.some((text) => text.language === language))
  return written.length > 0 ? written : languages.slice(0, 1)
}

function DayWords({ passage }: { passage: Extract<ComparedPassage, { what: 'day' }> }) {
  const { formats } = useTextView()
  const { date, start, end } = passage.day
  return (
    <p className={styles.day}>
      {date && <span>{formats.fullDay(date)}</span>} {start}–{end}
    </p>
  )
}

/** Who changed it, by code and colour; one bar for two. */
function AuthorBar({ passage }: { passage: ComparedPassage }) {
  const { comparison, language } = useTextView()
  const authors = authorsOf(passage).map((index) => comparison?.authors[index])
  const shown = authors.slice(0, 3)
  return (
    <div className={styles.bar} aria-hidden="true">
      {shown.map((author, at) => (
        <span key={at} {...colourOf(author)} title={authorName(author, language)}>
          {authorCode(author)}
        </span>
      ))}
      {shown.length === 0 && <span />}
    </div>
  )
}

interface MovedTagProps {
  passage: Placed
  /** Where it stood before; else where it stands now. */
  isOrigin: boolean
}

/** Says where it came from or went, with the way to the other end. */
export function MovedTag({ passage, isOrigin }: MovedTagProps) {
  const { say, authorOf, placeOf } = useTextView()
  const { moved, numberBefore, numberAfter } = passage
  if (!moved) return null
  const number = isOrigin ? placeOf(passage) : placeOf(passage, 'before')
  const hasEnds = numberBefore !== null && numberAfter !== null
  const key = isOrigin ? (`moved.away.${moved.direction}` as const) : (`moved.${moved.direction}` as const)
  return (
    <p className={styles.movedTag} {...colourOf(authorOf(moved.deed))}>
      <MoveVertical aria-hidden="true" />
      <span>
        {hasEnds ? (
          <RichWords
            of={words}
            say={key}
            values={{ number }}
            parts={{
              there: (
                <button
                  type="button"
                  className={styles.there}
                  aria-label={number}
                  data-go={isOrigin ? passage.id : `from-${passage.id}`}
                />
              ),
            }}
          />
        ) : (
          say(`moved.${moved.direction}.bare`)
        )}
      </span>
    </p>
  )
}

/** Where only one language is shown and the change is in another, that is said. */
function Elsewhere({ passage }: { passage: ComparedPassage }) {
  const { say, languages } = useTextView()
  const changed = languagesChanged(passage)
  if (changed.length === 0 || changed.some((language) => languages.includes(language))) return null
  const names = changed.map((language) => say(`language.${language}`)).join(', ')
  return <p className={styles.elsewhere}>{say('changed.elsewhere', { languages: names })}</p>
}

/** What changed beside the words, under them. */
function Fields({ passage }: { passage: ComparedPassage }) {
  const { naming, authorOf } = useTextView()
  if (passage.fields.length === 0) return null
  return (
    <ul className={styles.fields}>
      {passage.fields.map((change) => {
        const said = fieldWords(change, naming)
        return (
          <li key={change.field} {...colourOf(authorOf(change.deed))}>
            <span className={styles.fieldLabel}>{said.label}</span> {said.text}
          </li>
        )
      })}
    </ul>
  )
}

/** The empty place of something that moved away. */
export function MovedFrom({ passage }: { passage: Placed }) {
  const { numberIn } = useTextView()
  return (
    <div className={styles.row} data-row={`from-${passage.id}`} data-what="moved-from">
      <div className={styles.gutter}>
        <span className={styles.number}>{numberIn(passage, 'before')}</span>
      </div>
      <div className={classes(styles.content, styles.moved, styles.movedFrom)}>
        <MovedTag passage={passage} isOrigin />
      </div>
    </div>
  )
}
