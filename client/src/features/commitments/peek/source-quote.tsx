import type { CommitmentView } from '@tandem/shared/commitments'
import { inLanguage } from '@tandem/shared/words'
import { Link } from 'react-router'
import { useLanguage, useWords } from '../../../lib/i18n'
import { documentName, meetingName } from '../../../lib/names'
import { words } from '../words'
import styles from './peek.module.css'

/** The paragraph it comes from, as it stands now, with the words that became the commitment marked in it. */
export function SourceQuote({ commitment }: { commitment: CommitmentView }) {
  const say = useWords(words)
  const language = useLanguage()
  const { source } = commitment
  if (!source) return null
  const { meeting } = source
  const document = documentName('record', meeting, language)
  const quoted = inLanguage(source.text, language)
  const wording = inLanguage(commitment.text, quoted.language)
  return (
    <section
      className={styles.quote}
      aria-label={
        source.paragraph === null ? document : `${meetingName(meeting, language)}, ¶ ${source.paragraph}`
      }
    >
      <p className={styles.reference}>
        <span>
          {source.paragraph === null
            ? document
            : say('peek.source', { document, paragraph: source.paragraph })}
        </span>
        <Link to={`/documents/${source.documentId}#${source.blockId}`}>{say('peek.open')}</Link>
      </p>
      {quoted.text === '' ? (
        <p className={styles.dim}>{say('peek.sourceGone')}</p>
      ) : (
        <blockquote className={styles.quoted} lang={quoted.language}>
          <Marked text={quoted.text} part={wording.text} />
        </blockquote>
      )}
    </section>
  )
}

/** The whole paragraph is not worth a mark. */
function Marked({ text, part }: { text: string; part: string }) {
  const from = part === '' || part === text ? -1 : text.indexOf(part)
  if (from === -1) return text
  return (
    <>
      {text.slice(0, from)}
      <mark>{part}</mark>
      {text.slice(from + part.length)}
    </>
  )
}
