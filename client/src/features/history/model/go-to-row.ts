// What is farther from the window than this, in windows, is not laid out yet.
const near = 1

/** Brings a passage of the comparison into sight, wherever it is drawn. */
export function goToRow(id: string): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${id}"]`)
  if (!row) return
  const { top } = row.getBoundingClientRect()
  const isFar = top < -near * innerHeight || top > (near + 1) * innerHeight
  // On a long way everything between would have to be laid out, and where it ends would move meanwhile.
  const calm = isFar || matchMedia('(prefers-reduced-motion: reduce)').matches
  row.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' })
  if (isFar) settle(row)
}

/** What came into sight beside it takes its own height only now. */
function settle(row: HTMLElement, frames = 3): void {
  requestAnimationFrame(() => {
    row.scrollIntoView({ block: 'center', behavior: 'instant' })
    if (frames > 1) settle(row, frames - 1)
  })
}
