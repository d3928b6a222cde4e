/** Brings a passage of the comparison into sight, wherever it is drawn. */
export function goToRow(id: string): void {
  const row = document.querySelector<HTMLElement>(`[data-row="${id}"]`)
  if (!row) return
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
  row.scrollIntoView({ block: 'center', behavior: calm ? 'instant' : 'smooth' })
}
