import {
  ArrowLeftRight,
  Bookmark,
  Calendar,
  CircleCheck,
  CircleSlash,
  Flag,
  Hourglass,
  type LucideIcon,
  Plus,
  UserCheck,
} from 'lucide-react'
import styles from '../minutes.module.css'

export const icons: Record<string, LucideIcon> = {
  agreed: CircleCheck,
  noted: Bookmark,
  tasked: UserCheck,
  deferred: Hourglass,
  reserved: CircleSlash,
  flag: Flag,
  calendar: Calendar,
  plus: Plus,
  'out-of-step': ArrowLeftRight,
}

/** The icons of all blocks, once: what React does not draw refers to them. */
export function BlockIcons() {
  return (
    <svg className={styles['icons']} aria-hidden="true">
      {Object.entries(icons).map(([name, Icon]) => (
        <Icon key={name} id={`icon-${name}`} width={24} height={24} />
      ))}
    </svg>
  )
}
