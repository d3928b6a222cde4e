/** Who wrote what stands now, letter by letter, as runs of one author and one moment. */
import type { Blame, BlameRun } from '@tandem/shared/history'
import type { AuthorList } from './author-list.js'
import type { ReadableHistory } from './readable-histories.js'

type BlamedTexts = Blame['texts']

/**
 * Of what stood at the first position that the reader may see it is not told who wrote it, or when: it is said
 * to have come then, from nobody.
 */
export function blameOf({ history, firstSeq }: ReadableHistory, authors: AuthorList): BlamedTexts {
  const { origins } = history.materialise(history.headSeq)
  const firstAt = firstSeq === 0 ? 0 : (history.batches.find(({ seq }) => seq >= firstSeq)?.at ?? 0)
  const texts: BlamedTexts = {}
  for (const [key, letters] of origins) {
    const runs: BlameRun[] = []
    for (const run of letters) {
      for (const { length, seq, at, author } of history.writers(run)) {
        const isShown = seq > firstSeq
        addRun(runs, { length, at: isShown ? at : firstAt, author: authors.placeOf(isShown ? author : null) })
      }
    }
    texts[key] = runs
  }
  return texts
}

function addRun(runs: BlameRun[], run: BlameRun): void {
  const last = runs.at(-1)
  if (last && last.author === run.author && last.at === run.at) last.length += run.length
  else runs.push(run)
}
