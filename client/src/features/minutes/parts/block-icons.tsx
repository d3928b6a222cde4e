import { documentIcons } from '../../../ui'
import styles from '../minutes.module.css'

/** The icons of all blocks, once: what React does not draw refers to them. */
export function BlockIcons() {
  return (
    <svg className={styles['icons']} aria-hidden="true">
      {Object.entries(documentIcons).map(([name, Icon]) => (
        <Icon key={name} id={`icon-${name}`} width={24} height={24} />
      ))}
    </svg>
  )
}
