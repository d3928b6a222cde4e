import { useMemo, type ReactNode } from 'react'
import { common, useWords } from '../../lib/i18n'
import { useKeys, type KeyBinding } from '../../lib/keys'
import { classes } from '../../ui'
import styles from './shell.module.css'

interface PeekPanelProps {
  label: string
  isDrawer: boolean
  onClose: () => void
  children: ReactNode
}

/**
 * A column beside the list, a drawer where there is no room, the whole screen of a phone. Escape closes it from
 * the list too; in a text field it belongs to the text.
 */
export function PeekPanel({ label, isDrawer, onClose, children }: PeekPanelProps) {
  const say = useWords(common)
  const keys = useMemo<KeyBinding[]>(
    () => [
      {
        keys: 'Escape',
        section: 'everywhere',
        does: { en: common.en.close, ko: common.ko.close },
        run: onClose,
      },
    ],
    [onClose],
  )
  useKeys(keys)
  return (
    <>
      {isDrawer && (
        <button
          type="button"
          className={styles.scrim}
          tabIndex={-1}
          aria-label={say('close')}
          onClick={onClose}
        />
      )}
      <aside
        aria-label={label}
        tabIndex={-1}
        className={classes(styles.rail, styles.peek, isDrawer && styles.drawer, isDrawer && styles.open)}
      >
        {children}
      </aside>
    </>
  )
}
