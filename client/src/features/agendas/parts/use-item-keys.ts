/** Keys that act on the item the focus is in, from its texts as well as from its fields. */
import type { ItemId } from '@tandem/shared/ids'
import { type KeyboardEvent, useCallback } from 'react'
import { isApple } from '../../../lib/keys'
import type { Acts } from '../model/acts'
import type { Desk } from '../model/desk'

export function useItemKeys(desk: Desk, acts: Acts): (event: KeyboardEvent) => void {
  return useCallback(
    (event: KeyboardEvent) => {
      // Keys belong to a composition until it has ended; menus and lists of their own are portals.
      if (event.nativeEvent.isComposing || !event.currentTarget.contains(event.target as Node)) return
      const id = (event.target as Element).closest<HTMLElement>('[data-item]')?.dataset['item']
      const act = id && actOf(event, acts, id as ItemId)
      if (!act) return
      // Alt+Left is also the browser's way back.
      event.preventDefault()
      event.stopPropagation()
      act()
      document.getElementById(desk.current.get() ?? '')?.scrollIntoView({ block: 'nearest' })
    },
    [desk, acts],
  )
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
