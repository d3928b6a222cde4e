/** Symbols of papers and documents where a text names them: `CCWG/8/1/Rev.1` (docs/spec/domain.md). */
import { PaperSymbol } from './paper-symbol.js'

export interface NamedSymbol {
  symbol: string
  /** Up to, not with, `to`, in UTF-16 units. */
  from: number
  to: number
}

// Everything a symbol is made of; what is too much at its end is not part of it.
const candidate = /(?<![\p{L}\p{N}/.:@_-])[A-Z][A-Z0-9-]{0,40}(?:\/[A-Za-z0-9.]{1,12}){2,6}/gu

/** In the order of the text. A full stop behind a symbol is the sentence's; an address is no symbol. */
export function findSymbols(text: string): NamedSymbol[] {
  return [...text.matchAll(candidate)].flatMap(({ 0: found, index: from }) => {
    const symbol = found.replace(/\.+$/, '')
    const follows = text.charAt(from + found.length)
    if (/[A-Za-z0-9/]/.test(follows) || !PaperSymbol.safeParse(symbol).success) return []
    return [{ symbol, from, to: from + symbol.length }]
  })
}
