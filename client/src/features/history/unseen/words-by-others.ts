import type { Comparison, HistoryAuthor } from '@tandem/shared/history'

export interface WrittenByOthers {
  added: number
  deleted: number
  /** Who, each once. */
  people: readonly HistoryAuthor[]
}

/** Words that others wrote and took out; what the reader himself did does not count, nor does the product. */
export function wordsByOthers({ authors, passages }: Comparison, me: string): WrittenByOthers {
  const found = { added: 0, deleted: 0 }
  const people = new Set<HistoryAuthor>()
  const others = (index: number | undefined): HistoryAuthor | null => {
    const author = index === undefined ? undefined : authors[index]
    return author && author.userId !== null && author.userId !== me ? author : null
  }
  for (const passage of passages) {
    for (const { deed } of passage.fields) {
      const author = others(deed?.author)
      if (author) people.add(author)
    }
    for (const { change, run, deed } of 'texts' in passage
      ? passage.texts.flatMap((text) => text.pieces)
      : []) {
      const author = others(deed?.author)
      if (!author || change === 'same') continue
      people.add(author)
      if (change === 'added') found.added += wordsIn(run.text)
      if (change === 'deleted') found.deleted += wordsIn(run.text)
    }
  }
  return { ...found, people: [...people] }
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length
}
