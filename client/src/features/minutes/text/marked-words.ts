/** Terms whose counterpart the other language lacks, and symbols of documents: what is marked in the text. */
import { type Glossary, type GlossaryTerm, makeGlossary, missingTerms } from '@tandem/shared/minutes'
import { findSymbols } from '@tandem/shared/papers'
import type { Language } from '@tandem/shared/words'
import type { MinutesDesk } from '../model/minutes-desk'
import { plainTextOf } from '../model/block-text'
import type { KnownSymbol } from './known-symbols'
import styles from './marks.module.css'
import type { Painter, TextMark } from './near-marks'

export class MarkedWords {
  #glossary: Glossary = makeGlossary([])
  #symbols: ReadonlyMap<string, KnownSymbol> = new Map()
  #sayMissing: (term: string) => string = (term) => term

  constructor(
    readonly desk: MinutesDesk,
    readonly onKnown: () => void,
  ) {}

  /** The group's glossary and the symbols that mean something here. */
  know(
    glossary: readonly GlossaryTerm[],
    symbols: ReadonlyMap<string, KnownSymbol>,
    sayMissing: (term: string) => string,
  ): void {
    this.#glossary = makeGlossary(glossary)
    this.#symbols = symbols
    this.#sayMissing = sayMissing
    this.onKnown()
  }

  paint(language: Language): Painter {
    return ({ id, letters, index }) => {
      const symbols = findSymbols(letters).flatMap(({ symbol, from, to }): TextMark[] => {
        const known = this.#symbols.get(symbol)
        return known ? [{ from, to, className: styles['symbol'] ?? '', ...known }] : []
      })
      // Cells of two languages are no pairs: only paragraphs are compared.
      const isCell = index > 0 || this.desk.board.block(id)?.facts.kind === 'table'
      return isCell ? symbols : [...symbols, ...this.#missing(id, letters, language)]
    }
  }

  #missing(id: Parameters<Painter>[0]['id'], letters: string, language: Language): TextMark[] {
    const other = this.desk.board.languages.find((each) => each !== language)
    if (!other) return []
    const there = plainTextOf(this.desk.board.element(id, other))
    return missingTerms(this.#glossary, { [language]: letters, [other]: there }, language).map(
      ({ from, to, term }) => ({
        from,
        to,
        className: styles['term'] ?? '',
        title: this.#sayMissing(`${term[language]} – ${term[other]}`),
      }),
    )
  }
}
