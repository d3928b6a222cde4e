import type { ReactNode } from 'react'
import styles from './check-field.module.css'

interface CheckFieldProps {
  checked: boolean
  onChange: (checked: boolean) => void
  /** Beside the label, such as a code. */
  note?: ReactNode
  children: ReactNode
}

/** One of several that may all be chosen; stands in a `CheckList`. */
export function CheckField({ checked, onChange, note, children }: CheckFieldProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
      {note && <span className={styles.note}>{note}</span>}
    </label>
  )
}

interface CheckListProps {
  label: string
  hint?: string
  fault?: string | null
  children: ReactNode
}

/** Several to choose among, under one name. A long list scrolls in itself. */
export function CheckList({ label, hint, fault, children }: CheckListProps) {
  return (
    <fieldset className={styles.set}>
      <legend className={styles.label}>{label}</legend>
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={styles.list}>{children}</div>
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  )
}
