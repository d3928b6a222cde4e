/**
 * A dialog over the page. Radix gives the focus trap, the way back to the opener and `aria-hidden` behind;
 * its own overlay is not used, since it puts a style element into the page, which the policy forbids.
 */
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode, RefObject } from 'react'
import { common, useWords } from '../lib/i18n'
import { IconButton } from './button'
import { classes } from './classes'
import styles from './dialog.module.css'
import { useOpener } from './use-opener'
import { VisuallyHidden } from './visually-hidden'

interface DialogProps {
  open: boolean
  onClose: () => void
  title: string
  description?: ReactNode
  /** Buttons at the foot; the one that acts comes last. */
  actions?: ReactNode
  wide?: boolean
  /** No padding and a title for screen readers only, for what draws its own head, such as the palette. */
  bare?: boolean
  /** The page behind is still at work and closing would lose nothing but the question itself. */
  dismissable?: boolean
  /** Has the focus when it opens; else whatever comes first, which may be the way out. */
  firstField?: RefObject<HTMLElement | null>
  children?: ReactNode
}

export function Dialog({
  open,
  onClose,
  title,
  description,
  actions,
  wide,
  bare,
  dismissable = true,
  firstField,
  children,
}: DialogProps) {
  const say = useWords(common)
  const returnFocus = useOpener(open)
  const stay = (event: Event) => {
    if (!dismissable) event.preventDefault()
  }
  return (
    <Radix.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Radix.Portal>
        <div className={styles.scrim} />
      </Radix.Portal>
      <Radix.Portal>
        <Radix.Content
          className={classes(styles.dialog, wide && styles.wide, bare && styles.bare)}
          {...(!description && { 'aria-describedby': undefined })}
          onOpenAutoFocus={(event) => {
            if (!firstField?.current) return
            event.preventDefault()
            firstField.current.focus()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            returnFocus()
          }}
          onEscapeKeyDown={stay}
          onPointerDownOutside={stay}
        >
          {bare ? (
            <VisuallyHidden>
              <Radix.Title>{title}</Radix.Title>
            </VisuallyHidden>
          ) : (
            <div className={styles.head}>
              <Radix.Title className={styles.title}>{title}</Radix.Title>
              {dismissable && <IconButton size="small" label={say('close')} icon={<X />} onClick={onClose} />}
            </div>
          )}
          {description && <Radix.Description className={styles.description}>{description}</Radix.Description>}
          {bare ? children : children && <div className={styles.body}>{children}</div>}
          {actions && <div className={styles.actions}>{actions}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
