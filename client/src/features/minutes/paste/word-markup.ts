/** What word processors write into HTML beside the words: lists without list elements, comments, hidden text. */

export interface WordListItem {
  level: number
  ordered: boolean
}

const deepestLevel = 5

/** The value of one property in an element's style, which has been renamed so that no browser applies it. */
export function styleOf(element: Element, property: string): string {
  const style = element.getAttribute('data-style') ?? ''
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':')
    if (colon > 0 && declaration.slice(0, colon).trim().toLowerCase() === property)
      return declaration.slice(colon + 1).trim()
  }
  return ''
}

/** `mso-list:l0 level2 lfo1` on a paragraph; null for what is no item of a list. */
export function wordListItem(element: Element): WordListItem | null {
  const list = styleOf(element, 'mso-list')
  const level = /\blevel(\d+)\b/i.exec(list)?.[1]
  if (level === undefined && !(/^MsoListParagraph/i.test(element.className) && hasMarker(element)))
    return null
  return {
    level: Math.min(Math.max(Number(level ?? 1) - 1, 0), deepestLevel),
    ordered: isNumber(markerOf(element)),
  }
}

/** `·` and `1.` as Word draws them, with the gap behind: not part of the words. */
export function isWordMarker(element: Element): boolean {
  return /^ignore$/i.test(styleOf(element, 'mso-list'))
}

function hasMarker(element: Element): boolean {
  return [...element.querySelectorAll('[data-style]')].some(isWordMarker)
}

function markerOf(element: Element): string {
  const marker = [...element.querySelectorAll('[data-style]')].find(isWordMarker)
  return (marker?.textContent ?? '').replaceAll(/[\s\u00a0]+/g, ' ').trim()
}

/** `1.`, `2)`, `(a)`, `iv.`, `가.`; `o` alone is a bullet of Word's. */
function isNumber(marker: string): boolean {
  return /^\(?(?:\d+(?:\.\d+)*|[a-z]|[ivxlc]+|[가-힣])[.)]+$/i.test(marker)
}

/** Of a paragraph: what its style says it is. */
export function wordParagraphKind(element: Element): 'heading' | 'quotation' | null {
  if (/\bMsoTitle\b/.test(element.className)) return 'heading'
  return /\bMso(Intense)?Quote/.test(element.className) ? 'quotation' : null
}

const commentClass = /\b(?:msocom(?:anchor|txt|off)|MsoComment\w*|mso(?:Del|HideText))\b/i

/** Comments, deleted text of tracked changes, hidden text, the rest of a page's machinery. */
export function isLeftBehind(element: Element): boolean {
  if (element.hasAttribute('hidden') || commentClass.test(element.className)) return true
  if (/^none$/i.test(styleOf(element, 'display')) || /^all$/i.test(styleOf(element, 'mso-hide'))) return true
  return /^comment(-list)?$/i.test(styleOf(element, 'mso-element'))
}
