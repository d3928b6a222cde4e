import { useQuery } from '@tanstack/react-query'
import type { ComparedPassage, HistoryAuthor, Wording } from '@tandem/shared/history'
import { ArrowLeft, X } from 'lucide-react'
import { useMemo } from 'react'
import { useFailureInWords } from '../../../lib/failure'
import { common, useWords } from '../../../lib/i18n'
import { Avatar, Button, IconButton } from '../../../ui'
import { passageQuery } from '../api'
import { authorName } from '../model/author-names'
import { fieldWords } from '../model/field-words'
import { useHistoryView } from '../view'
import { ViewProvider } from '../view-provider'
import { words } from '../words'
import { Pieces } from './pieces'
import rowStyles from './rows.module.css'
import styles from './wordings.module.css'
import wordStyles from './words.module.css'

interface WordingsProps {
  passage: ComparedPassage
  /** It lies over the text, with a way to close it: here one goes back to the versions. */
  isInDrawer: boolean
  onRestore: (seq: number) => void
  onClose: () => void
}

/** One paragraph through time: every wording it ever had, who typed it, when. The newest first. */
export function Wordings({ passage, isInDrawer, onRestore, onClose }: WordingsProps) {
  const say = useWords(words)
  const sayCommon = useWords(common)
  const view = useHistoryView()
  const inWords = useFailureInWords()
  const { data, error, refetch } = useQuery(passageQuery(view.card.id, passage.id))
  // Authors of this answer, not of the comparison.
  const own = useMemo(
    () => ({
      ...view,
      authorOf: (deed: { author: number } | null | undefined) =>
        deed ? data?.authors[deed.author] : undefined,
    }),
    [view, data],
  )
  return (
    <div className={styles.wordings}>
      <div className={styles.top}>
        {isInDrawer && (
          <IconButton size="small" label={say('wordings.back')} icon={<ArrowLeft />} onClick={onClose} />
        )}
        <h2>{say('wordings', { what: view.placeOf(passage) })}</h2>
        {!isInDrawer && <IconButton size="small" label={sayCommon('close')} icon={<X />} onClick={onClose} />}
      </div>
      {error && !data && (
        <div className={styles.failed} role="alert">
          <p>
            {say('wordings.failed')} {inWords(error)}
          </p>
          <Button onClick={() => void refetch()}>{sayCommon('retry')}</Button>
        </div>
      )}
      {!data && !error && <p className={styles.quiet}>{sayCommon('loading')}</p>}
      {data && (
        <ViewProvider value={own}>
          <ol>
            {data.wordings.map((wording, at) => (
              <OneWording
                key={wording.seq}
                wording={wording}
                authors={data.authors}
                place={at === 0 ? 'current' : at === data.wordings.length - 1 ? 'first' : null}
                isOnly={data.wordings.length === 1}
                onRestore={() => onRestore(wording.seq)}
              />
            ))}
          </ol>
        </ViewProvider>
      )}
    </div>
  )
}

interface OneWordingProps {
  wording: Wording
  authors: readonly HistoryAuthor[]
  place: 'current' | 'first' | null
  isOnly: boolean
  onRestore: () => void
}

function OneWording({ wording, authors, place, isOnly, onRestore }: OneWordingProps) {
  const say = useWords(words)
  const { language, languages, mayEdit, naming, whenOf } = useHistoryView()
  const people = wording.authors.map((index) => authors[index]).filter((author) => author !== undefined)
  const texts = wording.texts.filter((text) => languages.includes(text.language))
  return (
    <li className={styles.wording}>
      <p className={styles.head}>
        {people.map((author, at) => (
          <Avatar key={at} person={author} colour={author.colour} size="small" decorative />
        ))}
        <span>
          {people.map((author) => authorName(author, language)).join(', ') || say('nobody')}
          <br />
          <time dateTime={new Date(wording.at).toISOString()}>{whenOf(wording.at)}</time>
          {place && ` · ${say(`wordings.${place}`)}`}
        </span>
      </p>
      {texts.map((text, at) => (
        <p key={at} className={wordStyles.words} lang={text.language}>
          <Pieces pieces={text.pieces} />
        </p>
      ))}
      {wording.texts.length === 0 && wording.fields.length === 0 && (
        <p className={styles.quiet}>{say('wordings.gone')}</p>
      )}
      {wording.fields.length > 0 && (
        <ul className={rowStyles.fields}>
          {wording.fields.map((change) => {
            const said = fieldWords(change, naming)
            return (
              <li key={change.field}>
                <span className={rowStyles.fieldLabel}>{said.label}</span> {said.text}
              </li>
            )
          })}
        </ul>
      )}
      {isOnly && <p className={styles.quiet}>{say('wordings.none')}</p>}
      {mayEdit && place !== 'current' && (
        <Button size="small" look="quiet" onClick={onRestore}>
          {say('wordings.restore')}
        </Button>
      )}
    </li>
  )
}
