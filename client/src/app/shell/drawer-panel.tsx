import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { common, useWords } from '../../lib/i18n'
import { classes, IconButton } from '../../ui'
import styles from './shell.module.css'

interface DrawerPanelProps {
  as: 'nav' | 'aside'
  label: string
  className: string | undefined
  isDrawer: boolean
  isOpen: boolean
  /** The other drawer is open over it. */
  isBehind: boolean
  onClose: () => void
  children: ReactNode
}

/** A side panel: a column where there is room, else a drawer with a close button and a scrim. */
export function DrawerPanel({
  as: Element,
  label,
  className,
  isDrawer,
  isOpen,
  isBehind,
  onClose,
  children,
}: DrawerPanelProps) {
  const say = useWords(common)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (isOpen) panel.current?.querySelector<HTMLElement>('button, a')?.focus()
  }, [isOpen])
  return (
    <>
      {isOpen && (
        <button
          type="button"
          className={styles.scrim}
          tabIndex={-1}
          aria-label={say('close')}
          onClick={onClose}
        />
      )}
      <Element
        ref={panel}
        aria-label={label}
        tabIndex={-1}
        className={classes(className, isDrawer && styles.drawer, isOpen && styles.open)}
        inert={isBehind || (isDrawer && !isOpen)}
        onKeyDown={(event) => {
          if (isOpen && event.key === 'Escape') onClose()
        }}
      >
        {isDrawer && (
          <div className={styles.drawerHead}>
            <IconButton label={say('close')} icon={<X />} onClick={onClose} />
          </div>
        )}
        {children}
      </Element>
    </>
  )
}
