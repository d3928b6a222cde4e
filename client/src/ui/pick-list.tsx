import { Popover } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import styles from './pick-list.module.css'

interface PickListProps {
  /** The button that opens it, or where it stands while the page has it open. */
  trigger: ReactElement | { anchor: HTMLElement; onClose: () => void }
  label: string
  options: readonly { name: string; label: ReactNode; note?: ReactNode }[]
  chosen: readonly string[]
  onPick: (name: string, picked: boolean) => void
  /** Below the list, e.g. a way to add what is not in it. */
  children?: ReactNode
}

/** Several of a list, kept in the order in which they were picked. */
export function PickList({ trigger, label, options, chosen, onPick, children }: PickListProps) {
  const placed = 'anchor' in trigger ? trigger : null
  return (
    <Popover.Root {...(placed && { open: true, onOpenChange: (open) => !open && placed.onClose() })}>
      {'anchor' in trigger ? (
        <Popover.Anchor virtualRef={{ current: trigger.anchor }} />
      ) : (
        <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      )}
      <Popover.Portal>
        <Popover.Content
          className={styles['popover']}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          // Where the focus goes then is said by who opened it.
          {...(placed && { onCloseAutoFocus: (event) => event.preventDefault() })}
        >
          <fieldset className={styles['list']}>
            <legend className={styles['label']}>{label}</legend>
            {options.map((option) => (
              <label key={option.name} className={styles['option']}>
                <input
                  type="checkbox"
                  checked={chosen.includes(option.name)}
                  onChange={(event) => onPick(option.name, event.target.checked)}
                />
                <span>{option.label}</span>
                {option.note && <span className={styles['note']}>{option.note}</span>}
              </label>
            ))}
          </fieldset>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
