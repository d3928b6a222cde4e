import { X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { common, useWords } from '../lib/i18n'
import { IconButton } from './button'
import { classes } from './classes'
import styles from './drawer.module.css'
import { useOpener } from './use-opener'

interface DrawerProps {
  as?: 'nav' | 'aside'
  label: string
  /** Looks of the column, which it keeps as a drawer. */
  className?: string | undefined
  /** Where it comes from: the start or the end of the lines; `foot`: from the end, on a phone from below. */
  edge: 'start' | 'end' | 'foot'
  /** There is no room beside the page: it lies over it when it is open. */
  isDrawer: boolean
  isOpen: boolean
  /** Something else lies over it. */
  isBehind?: boolean
  /** What is in it has its own way to close it, and says what Escape does. */
  bare?: boolean
  onClose: () => void
  children: ReactNode
}

/** A side panel: a column where there is room, else a drawer with a close button and a scrim; always the same element. */
export function Drawer(props: DrawerProps) {
  const { as: Element = 'aside', label, className, edge, isDrawer, isOpen, onClose, children } = props
  const { isBehind = false, bare = false } = props
  const say = useWords(common)
  const panel = useRef<HTMLElement>(null)
  const lies = isDrawer && isOpen
  const returnFocus = useRef(() => undefined as void)
  const close = useRef(onClose)
  const returns = useOpener(lies)
  useEffect(() => {
    close.current = onClose
    returnFocus.current = returns
  })
  useEffect(() => {
    if (!lies || bare) return undefined
    const element = panel.current
    element?.querySelector<HTMLElement>('button, a')?.focus()
    // Not React's: what a dialog over the drawer is asked is its own affair.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return
      event.preventDefault()
      close.current()
    }
    element?.addEventListener('keydown', onKeyDown)
    return () => {
      element?.removeEventListener('keydown', onKeyDown)
      returnFocus.current()
    }
  }, [lies, bare])
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
      <Element
        ref={panel}
        aria-label={label}
        tabIndex={-1}
        className={classes(
          className,
          isDrawer && styles.drawer,
          isDrawer && styles[edge],
          lies && styles.open,
        )}
        inert={isBehind || (isDrawer && !isOpen)}
      >
        {isDrawer && !bare && (
          <div className={styles.head}>
            <IconButton label={say('close')} icon={<X />} onClick={onClose} />
          </div>
        )}
        {children}
      </Element>
    </>
  )
}
