import type { ComponentProps, MouseEvent, ReactNode, Ref } from 'react'
import { Link, type LinkProps } from 'react-router'
import styles from './button.module.css'
import { classes } from './classes'

interface Look {
  /** At most one `primary` a screen. */
  look?: 'primary' | 'default' | 'quiet' | 'danger'
  size?: 'small' | 'medium' | 'large'
}

interface ButtonProps extends Look, Omit<ComponentProps<'button'>, 'disabled'> {
  /** The act is under way: the label says so ("Sending…"), and a second press does nothing. */
  busy?: boolean
  /** Why it cannot be pressed now; shown on hover and read out. It stays reachable by keyboard. */
  disabledBecause?: string | null | undefined
  ref?: Ref<HTMLButtonElement>
}

export function Button({
  look,
  size,
  busy,
  disabledBecause,
  className,
  onClick,
  title,
  type = 'button',
  ...rest
}: ButtonProps) {
  const inert = busy || Boolean(disabledBecause)
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (inert) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...rest}
      type={type}
      className={classes(lookOf({ look, size }), className)}
      aria-busy={busy || undefined}
      aria-disabled={disabledBecause ? true : rest['aria-disabled']}
      title={disabledBecause ?? title}
      onClick={press}
    />
  )
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ look, size, className, ...rest }: Look & LinkProps) {
  return <Link {...rest} className={classes(lookOf({ look, size }), className)} />
}

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'aria-label'> {
  /** Its name: read out, and shown on hover. */
  label: string
  icon: ReactNode
}

export function IconButton({ label, icon, className, look = 'quiet', title, ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      look={look}
      className={classes(styles.icon, className)}
      aria-label={label}
      title={title ?? label}
    >
      {icon}
    </Button>
  )
}

interface IconLinkProps extends Omit<LinkProps, 'children' | 'aria-label'> {
  /** Its name: read out, and shown on hover. */
  label: string
  icon: ReactNode
}

/** A link that looks like a button with a sign. */
export function IconLink({ label, icon, className, ...rest }: IconLinkProps) {
  return (
    <Link
      {...rest}
      className={classes(lookOf({ look: 'quiet' }), styles.icon, className)}
      aria-label={label}
      title={label}
    >
      {icon}
    </Link>
  )
}

interface WidenedLook {
  look?: Look['look'] | undefined
  size?: Look['size'] | undefined
}

/** For a link out of the application, such as to a file, that looks like a button. */
export function buttonLook(look: WidenedLook = {}): string {
  return lookOf(look)
}

function lookOf({ look = 'default', size = 'medium' }: WidenedLook): string {
  return classes(styles.button, look !== 'default' && styles[look], size !== 'medium' && styles[size])
}
