import { TrendingDown, TrendingUp, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../lib/i18n'
import { Button, classes } from '../../../ui'
import { authorCode, authorName, colourOf } from '../model/author-names'
import { isPlaced, wordsChanged } from '../model/passages'
import type { Fact } from '../model/summary'
import { useHistoryView } from '../view'
import { words } from '../words'
import type { ComparedPassage } from '@tandem/shared/history'
import styles from './summary.module.css'

interface SummaryProps {
  facts: readonly Fact[]
  changes: readonly ComparedPassage[]
  onGoTo: (id: string) => void
}

// What fits above the text; the rest is one press away.
const shownAtFirst = 6

/** Before the text: what changed in the meeting's own language, the weightiest first. */
export function Summary({ facts, changes, onGoTo }: SummaryProps) {
  const say = useWords(words)
  const { languages } = useHistoryView()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? facts : facts.slice(0, shownAtFirst)
  const counts = countStates(changes)
  const sum = wordsChanged(changes, languages)
  return (
    <section className={styles.summary} aria-labelledby="summary-of-changes">
      <h2 id="summary-of-changes">{say('summary')}</h2>
      <p className={styles.figures}>
        {(['changed', 'added', 'deleted', 'moved'] as const)
          .filter((state) => counts[state] > 0)
          .map((state) => say(`summary.${state}`, { count: counts[state] }))
          .join(' · ')}
        {sum.added + sum.deleted > 0 && <span>{say('summary.words', { ...sum })}</span>}
      </p>
      {shown.length > 0 && (
        <ul>
          {shown.map((fact) => (
            <FactRow key={fact.key} fact={fact} onGoTo={onGoTo} />
          ))}
        </ul>
      )}
      {facts.length > shownAtFirst && (
        <Button look="quiet" size="small" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? say('summary.less') : say('summary.more', { count: facts.length - shownAtFirst })}
        </Button>
      )}
    </section>
  )
}

function FactRow({ fact, onGoTo }: { fact: Fact; onGoTo: (id: string) => void }) {
  const say = useWords(words)
  const { authorOf, language, placeOf, whenOf } = useHistoryView()
  const author = authorOf(fact.deed)
  return (
    <li
      className={classes(styles.fact, fact.isAttribution && styles.attribution)}
      data-force={fact.force ?? undefined}
    >
      <button type="button" className={styles.place} onClick={() => onGoTo(fact.passage.id)}>
        {placeOf(fact.passage)}
      </button>
      <span className={styles.label}>
        {fact.isAttribution && <UserRound aria-hidden="true" />}
        {fact.label}
      </span>
      <span className={styles.said}>
        {fact.text}
        {fact.force && (
          <span className={styles.force}>
            {fact.force === 'weaker' ? (
              <TrendingDown aria-hidden="true" />
            ) : (
              <TrendingUp aria-hidden="true" />
            )}
            {say(`verb.${fact.force}`)}
          </span>
        )}
      </span>
      <span
        className={styles.by}
        {...colourOf(author)}
        title={
          author && fact.deed
            ? say('by.at', { who: authorName(author, language), when: whenOf(fact.deed.at) })
            : undefined
        }
      >
        {author && authorCode(author)}
      </span>
    </li>
  )
}

function countStates(changes: readonly ComparedPassage[]) {
  const counts = { changed: 0, added: 0, deleted: 0, moved: 0 }
  for (const passage of changes) {
    if (passage.state !== 'same') counts[passage.state] += 1
    if (isPlaced(passage) && passage.moved) counts.moved += 1
  }
  return counts
}
