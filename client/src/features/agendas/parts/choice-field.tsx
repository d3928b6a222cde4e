import type { ReactNode } from 'react'
import { Menu, MenuChoice } from '../../../ui'

interface ChoiceFieldProps<Value extends string> {
  /** What is chosen, as read out. */
  label: string
  /** What the choice is of. */
  title: string
  value: Value
  options: readonly { value: Value; label: ReactNode }[]
  onChange: (value: Value) => void
  className: string | undefined
  children: ReactNode
}

/** One of a closed list, chosen from a menu under its present name. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, title, value, options, onChange, className, children } = props
  const trigger = (
    <button type="button" className={className} aria-label={label}>
      {children}
    </button>
  )
  return (
    <Menu trigger={trigger} align="start" label={title}>
      <MenuChoice label={title} value={value} options={options} onChange={onChange} />
    </Menu>
  )
}
