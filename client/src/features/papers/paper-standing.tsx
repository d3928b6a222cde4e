import type { MeetingPaper } from '@tandem/shared/papers'
import { domain, useWords } from '../../lib/i18n'
import { useDomainNow, useFormats } from '../../lib/time'
import { Chip, tableStyles } from '../../ui'
import { words } from './words'

/** Where a paper stands, and what stands against it: an embargo, that it is late, that it has not come. */
export function PaperStanding({ paper }: { paper: MeetingPaper }) {
  const say = useWords(words)
  const sayDomain = useWords(domain)
  const formats = useFormats()
  const now = useDomainNow()
  const { status, files, embargoUntil, isLate } = paper
  const isAnnounced = status === 'draft' && files.length === 0
  const isHeldBack = embargoUntil !== null && Date.parse(embargoUntil) > now
  return (
    <span className={tableStyles.tags}>
      {isLate && (
        <Chip tone="danger" title={say('paper.lateWhy')}>
          {say('paper.late')}
        </Chip>
      )}
      {isHeldBack && <Chip tone="warn">{say('paper.embargo', { time: formats.moment(embargoUntil) })}</Chip>}
      <span>{isAnnounced ? say('paper.announced') : sayDomain(`paper.${status}`)}</span>
    </span>
  )
}
