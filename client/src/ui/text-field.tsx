import { useId, type ComponentProps, type ReactNode } from 'react'
import styles from './text-field.module.css'

interface FieldProps {
  label: string
  hint?: ReactNode
  /** What is wrong with it and what would be right. */
  fault?: string | null
}

export function TextField({ label, hint, fault, ...input }: FieldProps & ComponentProps<'input'>) {
  const { id, described, notes } = useField(hint, fault)
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className={styles.input}
        aria-describedby={described}
        aria-invalid={!!fault}
      />
      {notes}
    </div>
  )
}

/** The browser's own list: it works with every keyboard and screen reader, and needs no style of ours. */
export function SelectField({ label, hint, fault, ...select }: FieldProps & ComponentProps<'select'>) {
  const { id, described, notes } = useField(hint, fault)
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select
        {...select}
        id={id}
        className={styles.input}
        aria-describedby={described}
        aria-invalid={!!fault}
      />
      {notes}
    </div>
  )
}

function useField(hint: ReactNode, fault: string | null | undefined) {
  const id = useId()
  const hintId = `${id}hint`
  const faultId = `${id}fault`
  const described = [hint && hintId, fault && faultId].filter(Boolean).join(' ') || undefined
  const notes = (
    <>
      {hint && (
        <p className={styles.hint} id={hintId}>
          {hint}
        </p>
      )}
      {fault && (
        <p className={styles.fault} id={faultId} role="alert">
          {fault}
        </p>
      )}
    </>
  )
  return { id, described, notes }
}
