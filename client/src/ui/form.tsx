import type { FormEvent, ReactNode } from 'react'
import { classes } from './classes'
import styles from './form.module.css'

interface FormProps {
  /** For a button outside the form, such as a dialog's. */
  id?: string
  /** What went wrong with the whole of it, in words. */
  fault?: string | null
  /** Buttons at the foot; the one that acts comes last. */
  actions?: ReactNode
  onSubmit: () => void
  children: ReactNode
}

/** Fields one below the other. What is wrong is said in our words, beside the field, not in the browser's. */
export function Form({ id, fault, actions, onSubmit, children }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // A form in a dialog lies, for React, within the form of the page behind it.
    event.stopPropagation()
    onSubmit()
  }
  return (
    <form className={styles.form} id={id} noValidate onSubmit={submit}>
      {children}
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
      {actions && <div className={styles.actions}>{actions}</div>}
    </form>
  )
}

/** Fields that belong together, side by side where there is room. */
export function FieldRow({ narrowFirst, children }: { narrowFirst?: boolean; children: ReactNode }) {
  return <div className={classes(styles.row, narrowFirst && styles.narrowFirst)}>{children}</div>
}

interface FieldGroupProps {
  label: string
  hint: string
  children: ReactNode
}

/** Several fields under one name, such as the two seats of a group. */
export function FieldGroup({ label, hint, children }: FieldGroupProps) {
  return (
    <fieldset className={styles.group}>
      <legend>{label}</legend>
      <p className={styles.hint}>{hint}</p>
      {children}
    </fieldset>
  )
}

/** Fields one below the other within a row. */
export function FieldStack({ children }: { children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>
}

interface LabelledControlProps {
  label: string | null
  hint?: string
  /** Says its own name to screen readers. */
  children: ReactNode
}

/** A control that is not a field of the browser's, such as a `Segmented`, laid out as one. */
export function LabelledControl({ label, hint, children }: LabelledControlProps) {
  return (
    <div className={styles.control}>
      {label && (
        <span className={styles.label} aria-hidden="true">
          {label}
        </span>
      )}
      {children}
      {hint && <p className={styles.hint}>{hint}</p>}
    </div>
  )
}
