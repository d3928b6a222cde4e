import { DropdownMenu } from 'radix-ui'
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import styles from '../minutes.module.css'

interface AnchoredMenuProps {
  anchor: HTMLElement
  label: string
  onClose: () => void
  children: ReactNode
}

/** A menu beside an element that React has not drawn, such as a block's number. */
export function AnchoredMenu({ anchor, label, onClose, children }: AnchoredMenuProps) {
  const spot = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    if (spot.current) placeOver(spot.current, anchor)
  }, [anchor])
  return (
    <DropdownMenu.Root modal={false} open onOpenChange={(open) => !open && onClose()}>
      <DropdownMenu.Trigger ref={spot} className={styles['anchor']} tabIndex={-1} aria-hidden="true" />
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={styles['menu']}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={label}
          aria-labelledby={undefined}
          // Where the focus goes is said by who opened it.
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

const tallestSpot = 40

/** Through the object model: no style may stand in markup (MODEL M23). */
export function placeOver(spot: HTMLElement, anchor: HTMLElement): void {
  const { left, top, width, height } = anchor.getBoundingClientRect()
  const px = (value: number) => `${value}px`
  spot.style.setProperty('left', px(left))
  // In sight: of a long table the beginning and the end are far from the cell one is in.
  const shown = Math.max(0, Math.min(top, innerHeight - tallestSpot))
  spot.style.setProperty('top', px(shown))
  spot.style.setProperty('width', px(Math.min(width, 240)))
  spot.style.setProperty('height', px(Math.min(height, tallestSpot)))
}
