import { useSyncExternalStore } from 'react'

let isPrinting = false

/** Whether the page is being printed: known before the browser lays it out for paper. */
export function useIsPrinted(): boolean {
  return useSyncExternalStore(subscribe, isPrinted)
}

function isPrinted(): boolean {
  return isPrinting || matchMedia('print').matches
}

function subscribe(changed: () => void): () => void {
  const tell = ({ type }: Event) => {
    isPrinting = type === 'beforeprint'
    changed()
  }
  // Some ways to paper have the medium alone.
  const medium = matchMedia('print')
  window.addEventListener('beforeprint', tell)
  window.addEventListener('afterprint', tell)
  medium.addEventListener('change', changed)
  return () => {
    window.removeEventListener('beforeprint', tell)
    window.removeEventListener('afterprint', tell)
    medium.removeEventListener('change', changed)
  }
}
