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

/**
 * Runs longer than `longest` letters in pieces, cut at a space where there is one: one text travels in one
 * frame, and a frame has its limit (docs/spec/sync.md).
 */
export function cutLong(runs: readonly Run[], longest: number): Run[][] {
  const pieces: Run[][] = [[]]
  let room = longest
  for (const run of runs) {
    let rest = run.text
    while (rest.length > room) {
      const at = cutBefore(rest, room)
      if (at > 0) pieces.at(-1)?.push({ ...run, text: rest.slice(0, at).trimEnd() })
      rest = rest.slice(at).trimStart()
      pieces.push([])
      room = longest
    }
    if (rest !== '') pieces.at(-1)?.push({ ...run, text: rest })
    room -= rest.length
  }
  return pieces.filter((piece) => piece.length > 0)
}

/** At the last space within reach, else before a letter that two units make. */
function cutBefore(text: string, limit: number): number {
  const space = text.lastIndexOf(' ', limit)
  if (space > limit / 2) return space
  return /[\udc00-\udfff]/.test(text.charAt(limit)) ? limit - 1 : limit
}
