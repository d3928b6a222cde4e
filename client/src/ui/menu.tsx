/**
 * A menu under a button. Never modal: Radix's scroll lock puts a style element into the page, which the
 * policy forbids, and a menu does not need it.
 */
import { Check, ChevronRight } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { Link } from 'react-router'
import { classes } from './classes'
import styles from './menu.module.css'

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement
  align?: 'start' | 'end'
  label?: string
  children: ReactNode
}

export function Menu({ trigger, align = 'end', label, children }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles.menu}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          {...(label && { 'aria-label': label, 'aria-labelledby': undefined })}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

interface MenuItemProps {
  icon?: ReactNode
  hint?: ReactNode
  danger?: boolean
  /** Why it cannot be chosen now. */
  disabledBecause?: string | null | undefined
  onSelect: () => void
  children: ReactNode
}

export function MenuItem({ icon, hint, danger, disabledBecause, onSelect, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item
      className={classes(styles.item, danger && styles.danger)}
      disabled={Boolean(disabledBecause)}
      title={disabledBecause ?? undefined}
      onSelect={onSelect}
    >
      {icon}
      <span>{children}</span>
      {hint && <span className={styles.hint}>{hint}</span>}
    </DropdownMenu.Item>
  )
}

/** An entry of a sentence's length, with a few words on it below. */
export function MenuExplained({
  explanation,
  onSelect,
  children,
}: {
  explanation: ReactNode
  onSelect: () => void
  children: ReactNode
}) {
  return (
    <DropdownMenu.Item className={classes(styles.item, styles.explained)} onSelect={onSelect}>
      <span>{children}</span>
      <span className={styles.explanation}>{explanation}</span>
    </DropdownMenu.Item>
  )
}

interface MenuLinkProps {
  to: string
  icon?: ReactNode
  hint?: ReactNode
  children: ReactNode
}

export function MenuLink({ to, icon, hint, children }: MenuLinkProps) {
  return (
    <DropdownMenu.Item className={styles.item} asChild>
      <Link to={to}>
        {icon}
        <span>{children}</span>
        {hint && <span className={styles.hint}>{hint}</span>}
      </Link>
    </DropdownMenu.Item>
  )
}

interface MenuChoiceProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: ReactNode }[]
  onChange: (value: Value) => void
}

/** One of several, within a menu. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: MenuChoiceProps<Value>) {
  return (
    <>
      <DropdownMenu.Label className={styles.label}>{label}</DropdownMenu.Label>
      <DropdownMenu.RadioGroup
        aria-label={label}
        value={value}
        onValueChange={(next) => {
          const chosen = options.find((option) => option.value === next)
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <DropdownMenu.RadioItem key={option.value} value={option.value} className={styles.item}>
            <span className={styles.check}>
              <DropdownMenu.ItemIndicator>
                <Check />
              </DropdownMenu.ItemIndicator>
            </span>
            <span>{option.label}</span>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </>
  )
}

interface MenuChecksProps<Value extends string> {
  label: string
  values: readonly Value[]
  options: readonly { value: Value; label: ReactNode; hint?: ReactNode }[]
  onChange: (values: Value[]) => void
}

/** Any of several, within a menu; it stays open while one chooses. */
export function MenuChecks<Value extends string>({
  label,
  values,
  options,
  onChange,
}: MenuChecksProps<Value>) {
  return (
    <DropdownMenu.Group aria-label={label}>
      <DropdownMenu.Label className={styles.label}>{label}</DropdownMenu.Label>
      {options.map(({ value, label: name, hint }) => (
        <DropdownMenu.CheckboxItem
          key={value}
          className={styles.item}
          checked={values.includes(value)}
          onSelect={(event) => event.preventDefault()}
          onCheckedChange={(checked) =>
            onChange(checked ? [...values, value] : values.filter((other) => other !== value))
          }
        >
          <span className={styles.check}>
            <DropdownMenu.ItemIndicator>
              <Check />
            </DropdownMenu.ItemIndicator>
          </span>
          <span>{name}</span>
          {hint !== undefined && <span className={styles.hint}>{hint}</span>}
        </DropdownMenu.CheckboxItem>
      ))}
    </DropdownMenu.Group>
  )
}

export function MenuLine() {
  return <DropdownMenu.Separator className={styles.line} />
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className={styles.label}>{children}</DropdownMenu.Label>
}

/** A menu within a menu. */
export function SubMenu({
  icon,
  label,
  children,
}: {
  icon?: ReactNode
  label: ReactNode
  children: ReactNode
}) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={styles.item}>
        {icon}
        <span>{label}</span>
        <span className={styles.hint}>
          <ChevronRight />
        </span>
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent className={styles.menu} sideOffset={4} collisionPadding={8}>
          {children}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  )
}
