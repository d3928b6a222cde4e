import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { common, useWords } from '../../../lib/i18n'
import { classes, IconButton } from '../../../ui'
import styles from './screen.module.css'

interface SheetProps {
  label: string
  /** Where there is no room beside the text it lies over it, and can be closed. */
  isSheet: boolean
  isOpen: boolean
  onClose: () => void
  children: ReactNode
}

/** The column at the right: versions, or the wordings of one paragraph. */
export function Sheet({ label, isSheet, isOpen, onClose, children }: SheetProps) {
  const say = useWords(common)
  const panel = useRef<HTMLElement>(null)
  const opener = useRef<Element | null>(null)
  const lies = isSheet && isOpen
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    if (!lies) return undefined
    opener.current = document.activeElement
    const element = panel.current
    element?.querySelector<HTMLElement>('button')?.focus()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      close.current()
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => {
      element?.removeEventListener('keydown', onKeyDown)
      if (opener.current instanceof HTMLElement && opener.current.isConnected) opener.current.focus()
    }
  }, [lies])
  return (
    <>
      {lies && (
        <button
          type="button"
          className={styles.scrim}
          tabIndex={-1}
          aria-label={say('close')}
          onClick={onClose}
        />
      )}
      <aside
        ref={panel}
        aria-label={label}
        tabIndex={-1}
        className={classes(styles.rail, isSheet && styles.sheet, lies && styles.open)}
        inert={isSheet && !isOpen}
      >
        {isSheet && (
          <div className={styles.sheetHead}>
            <IconButton label={say('close')} icon={<X />} onClick={onClose} />
          </div>
        )}
        {children}
      </aside>
    </>
  )
}
