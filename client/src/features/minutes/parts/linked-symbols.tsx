import { findSymbols } from '@tandem/shared/papers'
import { Fragment } from 'react'
import { Link } from 'react-router'
import type { KnownSymbol } from '../text/known-symbols'
import styles from '../text/marks.module.css'

interface LinkedSymbolsProps {
  text: string
  symbols: ReadonlyMap<string, KnownSymbol>
}

/** Words in which the symbols of documents lead where the reader may go. */
export function LinkedSymbols({ text, symbols }: LinkedSymbolsProps) {
  const known = findSymbols(text).filter(({ symbol }) => symbols.has(symbol))
  return (
    <>
      {known.map(({ symbol, from, to }, place) => {
        const { title, address } = symbols.get(symbol) ?? {}
        const said = text.slice(from, to)
        return (
          <Fragment key={from}>
            {text.slice(known[place - 1]?.to ?? 0, from)}
            {address === undefined ? (
              <span className={styles['symbol']} title={title}>
                {said}
              </span>
            ) : (
              <Link className={styles['symbol']} title={title} to={address}>
                {said}
              </Link>
            )}
          </Fragment>
        )
      })}
      {text.slice(known.at(-1)?.to ?? 0)}
    </>
  )
}
