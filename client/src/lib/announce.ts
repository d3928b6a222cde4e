/**
 * What screen readers are told, in one polite region. Sentences that come close together are read as one;
 * the same sentence twice in a row is read once.
 */
import { createStore } from './store'

export const announcement = createStore('')

// Enough to gather a burst of presence, little enough to be heard with its cause.
const gatherFor = 400
let waiting: string[] = []
let timer: ReturnType<typeof setTimeout> | undefined

export function announce(text: string): void {
  if (waiting.at(-1) === text) return
  waiting.push(text)
  timer ??= setTimeout(speak, gatherFor)
}

function speak(): void {
  timer = undefined
  const text = waiting.join(' ')
  waiting = []
  // A region whose text does not change is not read again: a space that nobody sees makes the difference.
  announcement.set(announcement.get() === text ? `${text}\u00a0` : text)
}
