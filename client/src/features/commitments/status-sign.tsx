import type { CommitmentView } from '@tandem/shared/commitments'
import { commitmentStatuses } from '@tandem/shared/words'
import {
  ArrowRightFromLine,
  CircleCheck,
  CircleDashed,
  CircleDot,
  CircleSlash,
  Eye,
  Replace,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react'
import { useCallback } from 'react'
import { useLanguage, useWords } from '../../lib/i18n'
import { classes } from '../../ui'
import { signOf, type Sign } from './model/commitment'
import styles from './status.module.css'
import { words } from './words'

const looks: Record<Sign, { icon: LucideIcon; tone?: string | undefined }> = {
  overdue: { icon: TriangleAlert, tone: styles.late },
  provisional: { icon: Eye },
  open: { icon: CircleDashed },
  in_progress: { icon: CircleDot, tone: styles.now },
  done: { icon: CircleCheck, tone: styles.done },
  carried: { icon: ArrowRightFromLine },
  dropped: { icon: CircleSlash },
  superseded: { icon: Replace },
}

/** How it stands, in a sign and in words. */
export function StatusSign({ commitment }: { commitment: CommitmentView }) {
  const name = useSignName()
  const sign = signOf(commitment)
  const { icon: Icon, tone } = looks[sign]
  return (
    <span className={classes(styles.sign, tone)}>
      <Icon aria-hidden="true" />
      {name(sign)}
    </span>
  )
}

export function useSignName(): (sign: Sign) => string {
  const say = useWords(words)
  const language = useLanguage()
  return useCallback(
    (sign) => (sign === 'overdue' ? say('sign.overdue') : commitmentStatuses[sign][language]),
    [say, language],
  )
}
