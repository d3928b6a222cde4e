/** Notices that something was done and how to take it back ("Item 4 deleted · Bring back"). */
import { announce } from '../lib/announce'
import { createStore } from '../lib/store'

export interface Toast {
  id: number
  text: string
  action?: { label: string; run: () => void }
}

export const toasts = createStore<readonly Toast[]>([])

let lastId = 0

/** Shows a notice; returns the function that takes it away. Also read out. */
export function showToast(toast: Omit<Toast, 'id'>): () => void {
  const id = ++lastId
  // Three at most: older ones have had their time.
  toasts.update((all) => [...all.slice(-2), { ...toast, id }])
  announce(toast.action ? `${toast.text} ${toast.action.label}` : toast.text)
  return () => hideToast(id)
}

export function hideToast(id: number): void {
  toasts.update((all) => all.filter((toast) => toast.id !== id))
}
