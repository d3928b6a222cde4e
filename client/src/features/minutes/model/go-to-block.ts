import { BlockId } from '@tandem/shared/ids'
import { bringIntoSight } from './bring-into-sight'

/** Scrolls to a block and shows for a moment which it is, if it is on the page. */
export function goToBlock(hash: string): void {
  const id = BlockId.safeParse(hash)
  const block = id.success ? document.querySelector<HTMLElement>(`[data-id="${id.data}"]`) : null
  if (!block) return
  bringIntoSight(block)
  block.setAttribute('data-found', '')
  setTimeout(() => block.removeAttribute('data-found'), foundForMs)
  const text = block.closest<HTMLElement>('[contenteditable="true"]')
  if (text) focusAt(block, text)
}

const foundForMs = 1_600

/** The caret goes to the beginning of the block, so that one can go on from there with the keyboard. */
function focusAt(block: HTMLElement, text: HTMLElement): void {
  text.focus({ preventScroll: true })
  const words = block.querySelector('p')
  if (words) document.getSelection()?.collapse(words, 0)
}
