/**
 * Who wrote the letters of live texts: told by the server for one moment, and kept by the letters' identity, so
 * that it stays right while people type. Letters that came since are of whoever's page they came from.
 */
import type { Blame, BlameRun, HistoryAuthor } from '@tandem/shared/history'
import * as Y from 'yjs'

/** Letters in a row by one person; places are in the words of the text. Null `at`: just now. */
export interface WrittenBy {
  readonly from: number
  readonly to: number
  readonly author: HistoryAuthor
  readonly at: number | null
}

interface Known {
  readonly clock: number
  readonly length: number
  readonly author: HistoryAuthor
  readonly at: number
}
type KnownLetters = ReadonlyMap<number, readonly Known[]>

export class LetterAuthors {
  /** Whose page a client id is, as far as anyone here has met him. */
  readonly pages = new Map<number, HistoryAuthor>()
  private blame: Blame | null = null
  private known = new WeakMap<Y.XmlText, KnownLetters>()
  private before = new WeakMap<Y.XmlText, KnownLetters>()
  /** Texts that changed since the answer was asked for: it may be of what they said before. */
  private changed = new WeakSet<object>()

  /** The next answer is of this moment or later. */
  asked(): void {
    this.changed = new WeakSet()
  }

  textsChanged({ changed }: Y.Transaction): void {
    for (const type of changed.keys()) this.changed.add(type)
  }

  answered(blame: Blame): void {
    this.blame = blame
    this.before = this.known
    this.known = new WeakMap()
  }

  /** `isTold`: false when the answer was of something else, and has to be asked for again. */
  of(key: string, texts: readonly Y.XmlText[]): { written: WrittenBy[]; isTold: boolean } {
    const [first] = texts
    if (!first) return { written: [], isTold: true }
    const known = this.known.get(first) ?? this.learn(first, key, texts)
    const letters = known ?? this.before.get(first)
    const written: { from: number; to: number; author: HistoryAuthor; at: number | null }[] = []
    let at = 0
    for (const { client, clock, length } of lettersIn(texts)) {
      for (const part of this.partsOf(client, clock, length, letters)) {
        const last = written.at(-1)
        if (last && part.author && last.to === at && last.author === part.author && last.at === part.at)
          last.to += part.length
        else if (part.author)
          written.push({ from: at, to: at + part.length, author: part.author, at: part.at })
        at += part.length
      }
    }
    return { written, isTold: known !== null }
  }

  private learn(first: Y.XmlText, key: string, texts: readonly Y.XmlText[]): KnownLetters | null {
    const { blame } = this
    if (!blame || texts.some((text) => this.changed.has(text))) return null
    const runs = blame.texts[key] ?? []
    const letters = [...lettersIn(texts)]
    const length = (of: readonly { length: number }[]): number =>
      of.reduce((sum, each) => sum + each.length, 0)
    if (length(runs) !== length(letters)) return null
    const known = new Map<number, Known[]>()
    let [at, rest] = [0, runs[0]?.length ?? 0]
    for (const { client, clock, length: count } of letters) {
      for (let done = 0; done < count;) {
        const run = runs[at] as BlameRun
        const step = Math.min(rest, count - done)
        const author = blame.authors[run.author]
        if (author) add(known, client, { clock: clock + done, length: step, author, at: run.at })
        done += step
        rest -= step
        if (rest > 0) continue
        at += 1
        rest = runs[at]?.length ?? 0
      }
    }
    for (const list of known.values()) list.sort((a, b) => a.clock - b.clock)
    this.known.set(first, known)
    return known
  }

  private *partsOf(
    client: number,
    clock: number,
    length: number,
    letters: KnownLetters | undefined,
  ): Generator<{ length: number; author: HistoryAuthor | null; at: number | null }> {
    const end = clock + length
    let at = clock
    for (const each of letters?.get(client) ?? []) {
      if (each.clock >= end) break
      const [from, to] = [Math.max(at, each.clock), Math.min(end, each.clock + each.length)]
      if (from >= to) continue
      if (from > at) yield { length: from - at, author: this.pages.get(client) ?? null, at: null }
      yield { length: to - from, author: each.author, at: each.at }
      at = to
    }
    if (at < end) yield { length: end - at, author: this.pages.get(client) ?? null, at: null }
  }
}

function add(known: Map<number, Known[]>, client: number, letters: Known): void {
  const list = known.get(client)
  if (list) list.push(letters)
  else known.set(client, [letters])
}

function* lettersIn(
  texts: readonly Y.XmlText[],
): Generator<{ client: number; clock: number; length: number }> {
  for (const text of texts) {
    for (let item = text._start; item !== null; item = item.right) {
      if (!item.deleted && item.content instanceof Y.ContentString)
        yield { client: item.id.client, clock: item.id.clock, length: item.length }
    }
  }
}
