import { useLanguage } from '../lib/i18n'
import { delegationCode, personLabel, type PersonLike } from '../lib/people'
import styles from './avatar.module.css'
import { classes } from './classes'
import { hasRoleSign, RoleSign } from './role-sign'

interface AvatarProps {
  person: PersonLike
  /** The author colour of a live document; without one the avatar is grey. */
  colour?: { index: number; lap: number } | null
  size?: 'small' | 'medium'
  /** Here, but not active for a while. */
  idle?: boolean
  /** Beside the person's name in words: then it says nothing itself. */
  decorative?: boolean
}

/** A delegation's code in the author's colour, with a sign for the role (MODEL M16). */
export function Avatar({ person, colour, size = 'medium', idle, decorative }: AvatarProps) {
  const language = useLanguage()
  const code = delegationCode(person) ?? '··'
  const label = personLabel(person, language, 'long')
  const hatched = colour != null && colour.lap > 0
  return (
    <span
      className={classes(
        styles.avatar,
        size === 'small' && styles.small,
        code.length > 3 && styles.long,
        idle && styles.idle,
        hatched && styles.hatched,
      )}
      data-a={colour?.index}
      title={decorative ? undefined : label}
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {code}
      {size === 'medium' && hasRoleSign(person.role) && (
        <span className={styles.sign}>
          <RoleSign role={person.role} />
        </span>
      )}
    </span>
  )
}

/** `+3`: how many more there are. */
export function MoreAvatars({ count, label }: { count: number; label: string }) {
  return (
    <span className={classes(styles.avatar, styles.more)} role="img" aria-label={label} title={label}>
      +{count}
    </span>
  )
}
