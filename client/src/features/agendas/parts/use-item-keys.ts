/** What happens anywhere in an item: keys that act on it, from its texts and its fields, and focus. */
import type { ItemId } from '@tandem/shared/ids'
import { type RefObject, useEffect } from 'react'
import { isApple } from '../../../lib/keys'
import type { Acts } from '../model/acts'
import type { Desk } from '../model/desk'

/** Listens on the list itself and not through React, where menus and lists of choices would be heard too. */
export function useItemKeys(list: RefObject<HTMLElement | null>, desk: Desk, acts: Acts): void {
  useEffect(() => {
    const element = list.current
    if (!element) return undefined
    const onFocus = (event: FocusEvent) => {
      const id = itemAt(event)
      if (id) desk.enterItem(id)
    }
    const onKeyDown = (event: KeyboardEvent) => {
      const id = itemAt(event)
      // Keys belong to a composition until it has ended.
      const act = id && !event.isComposing ? actOf(event, acts, id) : null
      if (!act) return
      // Alt+Left is also the browser's way back.
      event.preventDefault()
      event.stopPropagation()
      act()
      document.getElementById(desk.current.get() ?? '')?.scrollIntoView({ block: 'nearest' })
    }
    element.addEventListener('focusin', onFocus)
    // Before the editors, which have uses of their own for some of these keys.
    element.addEventListener('keydown', onKeyDown, true)
    return () => {
      element.removeEventListener('focusin', onFocus)
      element.removeEventListener('keydown', onKeyDown, true)
    }
  }, [list, desk, acts])
}

function itemAt(event: Event): ItemId | null {
  const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-item]') : null
  return (row?.dataset['item'] as ItemId | undefined) ?? null
}

function actOf(event: KeyboardEvent, acts: Acts, id: ItemId): (() => void) | null {
  const { key, altKey, shiftKey } = event
  const mod = isApple ? event.metaKey : event.ctrlKey
  if (mod && key === 'Enter' && !altKey) return () => acts.addBelow(id, 'item')
  if (!altKey || shiftKey || event.ctrlKey || event.metaKey) return null
  if (key === 'ArrowUp') return () => acts.moveBeside(id, 'up')
  if (key === 'ArrowDown') return () => acts.moveBeside(id, 'down')
  // On a Mac, Option with left and right goes by words in text.
  if (isApple && event.target instanceof HTMLElement && event.target.isContentEditable) return null
  if (key === 'ArrowRight') return () => acts.nest(id)
  if (key === 'ArrowLeft') return () => acts.takeOut(id)
  return null
}
