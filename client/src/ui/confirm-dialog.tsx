import type { ReactNode } from 'react'
import { common, useWords } from '../lib/i18n'
import { Button } from './button'
import { Dialog } from './dialog'
import styles from './form.module.css'

interface ConfirmDialogProps {
  open: boolean
  title: string
  /** The consequence: what is removed, who will see it. */
  text: ReactNode
  /** The verb of the act. */
  act: string
  busy: boolean
  fault: string | null
  onConfirm: () => void
  onClose: () => void
}

/** A question before something that cannot be taken back. */
export function ConfirmDialog({
  open,
  title,
  text,
  act,
  busy,
  fault,
  onConfirm,
  onClose,
}: ConfirmDialogProps) {
  const say = useWords(common)
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      description={text}
      actions={
        <>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="danger" busy={busy} onClick={onConfirm}>
            {act}
          </Button>
        </>
      }
    >
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </Dialog>
  )
}
