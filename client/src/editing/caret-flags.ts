/**
 * The carets of others in one text: a line in the author's colour with the name on a flag. The flag shows
 * for two seconds after a move, then folds to a dot. It never covers text: it stands beside a caret at a
 * line's end and above one in the first line; anywhere else only the dot shows (DESIGN.md, Motion).
 */
import type { Participant } from '@tandem/shared/protocol'
import styles from './carets.module.css'

const flagShowsMs = 2_000

interface CaretUser {
  participant: Participant
}

export class CaretFlags {
  #carets = new Map<number, HTMLElement>()
  #timers = new Map<number, ReturnType<typeof setTimeout>>()
  #shown = new Set<number>()

  constructor(readonly nameOf: (participant: Participant) => string) {}

  /** For the cursor plugin: the caret's element. Colours are classes, since no inline style may be set (MODEL M23). */
  build = (user: CaretUser, clientId: number): HTMLElement => {
    const { participant } = user
    const caret = document.createElement('span')
    caret.className = styles['caret'] ?? ''
    caret.dataset['a'] = String(participant.colour.index)
    if (participant.colour.lap > 0) caret.dataset['lap'] = String(participant.colour.lap)
    const flag = document.createElement('span')
    flag.className = styles['flag'] ?? ''
    flag.textContent = this.nameOf(participant)
    // Word joiners keep the line from breaking at a caret inside a word.
    caret.append('\u2060', flag, '\u2060')
    this.#carets.set(clientId, caret)
    if (this.#shown.has(clientId)) this.#unfold(clientId)
    return caret
  }

  select = (user: CaretUser): { class: string; 'data-a': string } => ({
    class: styles['selection'] ?? '',
    'data-a': String(user.participant.colour.index),
  })

  show(clientId: number): void {
    this.#shown.add(clientId)
    this.#unfold(clientId)
    clearTimeout(this.#timers.get(clientId))
    const timer = setTimeout(() => {
      this.#shown.delete(clientId)
      this.#carets.get(clientId)?.classList.remove(styles['fresh'] ?? '')
    }, flagShowsMs)
    this.#timers.set(clientId, timer)
  }

  clear(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
    this.#carets.clear()
  }

  #unfold(clientId: number): void {
    // The cursor plugin draws by a timer that was set before this one: only when the caret stands where it
    // now belongs can be measured what is beside it.
    setTimeout(() => {
      const caret = this.#carets.get(clientId)
      if (!caret?.isConnected) return
      caret.classList.add(styles['fresh'] ?? '')
      placeFlag(caret)
    })
  }
}

type FlagPlace = 'beside' | 'above' | 'none'

/** Puts the flag where it covers no text, if there is such a place. */
function placeFlag(caret: HTMLElement): void {
  const block = caret.closest('p')
  const flag = caret.lastElementChild
  const place = (where: FlagPlace) => {
    caret.dataset['flag'] = where
  }
  if (!block || !flag) return place('none')
  if (isAtLineEnd(caret, block)) {
    place('beside')
    // Further to the right stands the duration.
    if (flag.getBoundingClientRect().right <= block.getBoundingClientRect().right) return
  }
  const line = caret.getBoundingClientRect()
  const isFirstLine = line.top - block.getBoundingClientRect().top < line.height / 2
  place(isFirstLine && block.closest('[data-gap-above]') ? 'above' : 'none')
}

function isAtLineEnd(caret: HTMLElement, block: HTMLElement): boolean {
  const rest = document.createRange()
  rest.setStartAfter(caret)
  rest.setEndAfter(block.lastChild ?? caret)
  const next = [...rest.getClientRects()].find((rect) => rect.width > 0)
  return !next || next.top >= caret.getBoundingClientRect().bottom - 2
}
