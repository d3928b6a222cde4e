/** The theme, as chosen on this device. `public/theme.js` reads the same key before the first paint. */
import { Theme } from '@tandem/shared/identity'
import { createStore, useStore } from './store'

const key = 'tandem.theme'
const theme = createStore<Theme>(keptTheme())

export function setTheme(wished: Theme): void {
  try {
    localStorage.setItem(key, wished)
  } catch {
    // Storage may be closed to us; the choice then lasts for this page.
  }
  theme.set(wished)
  showTheme()
}

export function useTheme(): Theme {
  return useStore(theme)
}

/** Follows the system while the choice is `system`. Returns the function that stops. */
export function followSystemTheme(): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  system.addEventListener('change', showTheme)
  showTheme()
  return () => system.removeEventListener('change', showTheme)
}

function showTheme(): void {
  const wished = theme.get()
  const dark =
    wished === 'dark' || (wished === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
  // The browser's own frame around the page.
  const desk = getComputedStyle(document.documentElement).getPropertyValue('--desk').trim()
  if (desk) document.querySelector('meta[name="theme-color"]')?.setAttribute('content', desk)
}

function keptTheme(): Theme {
  try {
    return Theme.catch('system').parse(localStorage.getItem(key))
  } catch {
    return 'system'
  }
}
