import { documentIcons } from './document-icons'
import styles from './icon-sheet.module.css'

/** The icons of documents, once on a page: what React does not draw refers to them (`makeIcon`). */
export function IconSheet() {
  return (
    <svg className={styles['icons']} aria-hidden="true">
      {Object.entries(documentIcons).map(([name, Icon]) => (
        <Icon key={name} id={`icon-${name}`} width={24} height={24} />
      ))}
    </svg>
  )
}
