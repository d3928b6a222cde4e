import { useId, type ComponentProps, type ReactNode } from 'react'
import { classes } from './classes'
import styles from './text-field.module.css'

interface FieldProps {
  label: string
  hint?: ReactNode
  /** What is wrong with it and what would be right. */
  fault?: string | null
}

interface TextFieldProps extends FieldProps, ComponentProps<'input'> {
  /** A small button within the field, at its end. */
  after?: ReactNode
}

export function TextField({ label, hint, fault, after, ...input }: TextFieldProps) {
  const { id, described, notes } = useField(hint, fault, input['aria-describedby'])
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.line}>
        <input
          {...input}
          id={id}
          className={classes(styles.input, Boolean(after) && styles.withAfter)}
          aria-describedby={described}
          aria-invalid={!!fault}
        />
        {after}
      </div>
      {notes}
    </div>
  )
}

/** Several lines; grows by hand. */
export function TextArea({ label, hint, fault, ...area }: FieldProps & ComponentProps<'textarea'>) {
  const { id, described, notes } = useField(hint, fault)
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        rows={3}
        {...area}
        id={id}
        className={classes(styles.input, styles.area)}
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

/** `more`: what stands elsewhere and describes it too. */
function useField(hint: ReactNode, fault: string | null | undefined, more?: string) {
  const id = useId()
  const hintId = `${id}hint`
  const faultId = `${id}fault`
  const described = [hint && hintId, more, fault && faultId].filter(Boolean).join(' ') || undefined
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
