/** Gathers words into runs as a browser would show them: gaps are one space, none at the edges. */
import { isOpenableLink, type Run } from '@tandem/shared/documents'

const gaps = /[\s\u00a0\u200b\ufeff]+/g
const longestLink = 2_000

export class RunCollector {
  #runs: Run[] = []
  #endsInGap = true

  add(words: string, link: string | null): void {
    let text = words.replaceAll(gaps, ' ')
    if (this.#endsInGap) text = text.replace(/^ /, '')
    if (text === '') return
    this.#endsInGap = text.endsWith(' ')
    const last = this.#runs.at(-1)
    if (last && (last.link ?? null) === link) last.text += text
    else this.#runs.push(link === null ? { text } : { text, link })
  }

  /** The runs so far; begins anew. */
  take(): Run[] {
    const runs = this.#runs
    this.#runs = []
    this.#endsInGap = true
    const last = runs.at(-1)
    if (last) last.text = last.text.trimEnd()
    return runs.filter(({ text }) => text !== '').map((run) => ({ ...run, text: run.text.normalize('NFC') }))
  }
}

/** The address of a link if a browser may open it; anything else stays as its words. */
export function linkOf(element: Element): string | null {
  // Browsers pass over control characters and gaps in an address: so does what decides whether it is safe.
  const href = [...(element.getAttribute('href') ?? '')].filter((letter) => letter > ' ').join('')
  return href.length <= longestLink && isOpenableLink(href) ? href : null
}
