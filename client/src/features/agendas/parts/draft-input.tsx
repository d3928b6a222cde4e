import { type KeyboardEvent, useState } from 'react'

interface DraftInputProps<Value> {
  /** What it stands for now. */
  value: Value
  write: (value: Value) => string
  /** Null: no value; the draft is dropped. */
  read: (typed: string) => Value | null
  onCommit: (value: Value) => void
  /** What arrow keys do, if anything. */
  step?: (value: Value, direction: 'up' | 'down') => Value
  label: string
  className?: string | undefined
  inputMode?: 'numeric' | 'text'
  maxLength: number
}

/**
 * A short value in place: typed as a draft, committed by Enter or on leaving, dropped by Escape. Only the
 * finished value is shared, so that nobody sees 4 on the way to 45.
 */
export function DraftInput<Value>(props: DraftInputProps<Value>) {
  const { value, write, read, onCommit, step, label, className, inputMode = 'text', maxLength } = props
  const [draft, setDraft] = useState<string | null>(null)

  const commit = () => {
    const typed = draft === null ? null : read(draft)
    setDraft(null)
    if (typed !== null && typed !== value) onCommit(typed)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || event.altKey) return
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z'
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      commit()
    } else if (draft !== null && (event.key === 'Escape' || isUndo)) {
      // The first undo takes back what is being typed here; the next one, the last act on the page.
      event.preventDefault()
      event.stopPropagation()
      setDraft(null)
    } else if (step && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      const from = (draft === null ? null : read(draft)) ?? value
      setDraft(null)
      onCommit(step(from, event.key === 'ArrowUp' ? 'up' : 'down'))
    }
  }

  return (
    <input
      className={className}
      aria-label={label}
      inputMode={inputMode}
      maxLength={maxLength}
      autoComplete="off"
      size={Math.max(1, (draft ?? write(value)).length)}
      value={draft ?? write(value)}
      onChange={(event) => setDraft(event.target.value)}
      onFocus={(event) => event.target.select()}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  )
}
