import { useKeys, type KeyBinding } from '../../lib/keys'

const regions = 'header, nav[tabindex], main, aside[tabindex]'

const bindings: readonly KeyBinding[] = [
  {
    keys: 'Mod+F6',
    section: 'everywhere',
    does: { en: 'Next region', ko: '다음 영역' },
    run: focusNextRegion,
  },
]

/** Ctrl F6 goes from region to region: bar, side, main, rail. */
export function useRegionKey(): void {
  useKeys(bindings)
}

function focusNextRegion(): void {
  const all = [...document.querySelectorAll<HTMLElement>(regions)].filter(
    (region) => !region.closest('[inert]'),
  )
  // The innermost: a page may lay out regions of its own within the main one.
  const present = all.findLastIndex((region) => region.contains(document.activeElement))
  all[(present + 1) % all.length]?.focus()
}
