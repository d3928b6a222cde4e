import type { DecisionView } from '@tandem/shared/commitments'
import type { GroupOverview } from '@tandem/shared/groups'
import { inLanguage, outcomeVerbs } from '@tandem/shared/words'
import { useId } from 'react'
import { Link } from 'react-router'
import { useLanguage, useWords } from '../../../lib/i18n'
import { meetingName } from '../../../lib/names'
import { useFormats } from '../../../lib/time'
import { Chip, Lang, type ChipTone } from '../../../ui'
import { decisionWords } from '../words'
import styles from './decisions.module.css'
import { ForceMark } from './force-mark'
import type { MeetingDecisions } from './view'

interface DecisionListProps {
  meetings: readonly MeetingDecisions[]
  overview: GroupOverview
}

/** Outcomes under their meetings. */
export function DecisionList({ meetings, overview }: DecisionListProps) {
  return meetings.map(({ meetingId, decisions }) => (
    <OneMeeting key={meetingId} decisions={decisions} overview={overview} />
  ))
}

function OneMeeting({
  decisions,
  overview,
}: {
  decisions: readonly DecisionView[]
  overview: GroupOverview
}) {
  const language = useLanguage()
  const formats = useFormats()
  const id = useId()
  const first = decisions[0]
  if (!first) return null
  const meeting = overview.meetings.find((one) => one.id === first.meetingId)
  const day = meeting?.dates ? formats.rangeLong(meeting.dates) : first.on && formats.dayLong(first.on)
  return (
    <section className={styles.meeting} aria-labelledby={id}>
      <h2 id={id}>
        {meetingName(meeting ?? first, language)}
        {day && <span className={styles.day}>{day}</span>}
      </h2>
      <ul>
        {decisions.map((decision) => (
          <Decision
            key={`${decision.documentId} ${decision.blockId}`}
            decision={decision}
            overview={overview}
          />
        ))}
      </ul>
    </section>
  )
}

const standingTones: Record<DecisionView['standing'], ChipTone> = {
  agreement: 'live',
  pending: 'warn',
  none: 'plain',
}

function Decision({ decision, overview }: { decision: DecisionView; overview: GroupOverview }) {
  const say = useWords(decisionWords)
  const language = useLanguage()
  const { paragraph, verb, standing, commitment } = decision
  const place = `/documents/${decision.documentId}#${decision.blockId}`
  const isWithheld = inLanguage(decision.text, language).text === ''
  return (
    <li className={styles.decision}>
      <Link className={styles.number} to={place}>
        {paragraph === null ? decision.symbol : `¶ ${paragraph}`}
      </Link>
      <div>
        <p className={styles.signs}>
          <b className={styles.verb}>{outcomeVerbs[verb][language]}</b>
          <ForceMark force={decision.force} />
          <Chip tone={standingTones[standing]}>{say(`standing.${standing}`)}</Chip>
          {decision.replyOwed && <Chip tone="warn">{say('replyOwed')}</Chip>}
        </p>
        {isWithheld ? (
          <p className={styles.dim}>{say('withheld')}</p>
        ) : (
          <p className={styles.text}>
            <Lang text={decision.text} />
          </p>
        )}
        <p className={styles.under}>
          <ItemName decision={decision} />
          <span>
            <Attributed decision={decision} overview={overview} />
          </span>
          {commitment && (
            <Link to={`/groups/${overview.id}/commitments?open=${encodeURIComponent(commitment)}`}>
              {say('opens', { number: commitment })}
            </Link>
          )}
        </p>
      </div>
    </li>
  )
}

function ItemName({ decision: { itemNumber, itemTitle } }: { decision: DecisionView }) {
  const say = useWords(decisionWords)
  const language = useLanguage()
  const title = inLanguage(itemTitle, language)
  if (title.text === '') return null
  return (
    <span lang={title.language}>
      {itemNumber === null ? title.text : say('item.withNumber', { number: itemNumber, title: title.text })}
    </span>
  )
}

/** Whom the paragraph speaks for. */
function Attributed({ decision, overview }: { decision: DecisionView; overview: GroupOverview }) {
  const say = useWords(decisionWords)
  const { attribution } = decision
  if (attribution === 'both') return say('by.both')
  if (attribution === 'meeting') return say('by.meeting')
  const known = [...overview.delegations, ...overview.observers]
  return <Lang text={known.find(({ code }) => code === attribution)?.name ?? { en: attribution }} />
}
