import { useMemo, type ReactNode } from 'react'
import { common } from '../../lib/i18n'
import { useKeys, type KeyBinding } from '../../lib/keys'
import { classes, Drawer } from '../../ui'
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
    <Drawer
      bare
      edge="end"
      label={label}
      className={classes(styles.rail, styles.peek)}
      isDrawer={isDrawer}
      isOpen
      onClose={onClose}
    >
      {children}
    </Drawer>
  )
}
