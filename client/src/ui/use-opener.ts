import { useState } from 'react'

interface Opener {
  element: Element | null
  address: string
}

/**
 * Where the focus was when a dialog opened, and the way back to it. Noted while rendering: once the dialog
 * is in the page, its own field may already have taken the focus.
 */
export function useOpener(open: boolean): () => void {
  const [wasOpen, setWasOpen] = useState(false)
  const [opener, setOpener] = useState<Opener | null>(null)
  if (open !== wasOpen) {
    setWasOpen(open)
    if (open) setOpener({ element: openerOf(document.activeElement), address: location.href })
  }
  return () => {
    // On another page the focus is where that page puts it.
    if (opener?.address !== location.href) return
    if (opener.element instanceof HTMLElement && opener.element.isConnected) opener.element.focus()
  }
}

/** An entry of a menu is gone by the time the dialog closes: its menu's button stands for it. */
function openerOf(element: Element | null): Element | null {
  const menu = element?.closest('[role="menu"]')
  return menu ? document.querySelector(`[aria-controls="${menu.id}"]`) : element
}
