import { ItemId } from '@tandem/shared/ids'

/** Scrolls to an item and gives it the focus, if it is on the page. */
export function goToItem(hash: string): void {
  const id = ItemId.safeParse(hash)
  const element = id.success ? document.getElementById(id.data) : null
  if (!element) return
  element.focus({ preventScroll: true })
  element.scrollIntoView({ block: 'center' })
}

/**
 * Gives an item the focus once what had it, such as a menu or a dialog, has closed. It scrolls no further
 * than it must.
 */
export function focusItemSoon(id: ItemId | undefined): void {
  setTimeout(() => {
    const element = id && document.getElementById(id)
    if (!element || element.contains(document.activeElement)) return
    element.focus({ preventScroll: true })
    element.scrollIntoView({ block: 'nearest' })
  })
}
