import type { MinutesCard } from '@tandem/shared/minutes'
import { inLanguage, type Language } from '@tandem/shared/words'
import { useWords } from '../../../lib/i18n'
import { classes, VisuallyHidden } from '../../../ui'
import styles from '../minutes.module.css'
import { words } from '../words'

/** Which delegations were there: their codes, the absent struck and said to be. */
export function AttendanceLine({ minutes, language }: { minutes: MinutesCard; language: Language }) {
  const say = useWords(words)
  const { attendance } = minutes
  if (attendance.length === 0) return null
  const present = attendance.filter((each) => each.present).length
  return (
    <section className={styles['attendance']} aria-label={say('attendance')}>
      <h2>
        {say('attendance')} <span>{say('attendance.count', { present, count: attendance.length })}</span>
      </h2>
      <ul>
        {attendance.map((each) => (
          <li
            key={each.delegation}
            className={classes(!each.present && styles['absentCode'])}
            title={inLanguage(each.name, language).text}
          >
            {each.delegation}
            {!each.present && <VisuallyHidden>{say('attendance.absent')}</VisuallyHidden>}
          </li>
        ))}
      </ul>
    </section>
  )
}
