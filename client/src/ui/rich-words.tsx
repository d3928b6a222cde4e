import type { ReactElement } from 'react'
import { Trans } from 'react-i18next'
import { i18n, type Values, type WordKey, type Words } from '../lib/i18n'

interface RichWordsProps<W> {
  of: W
  say: WordKey<W>
  values?: Values
  /** What stands for `<who>…</who>` in the text. */
  parts: Record<string, ReactElement>
}

/** Words with parts of them marked up; each language puts the parts in its own order. */
export function RichWords<W extends Words<Readonly<Record<string, string>>>>({
  of,
  say,
  values,
  parts,
}: RichWordsProps<W>) {
  return (
    <Trans
      i18n={i18n}
      ns={of.namespace}
      i18nKey={say}
      {...(values && { values })}
      components={parts}
      // Unescaped: React escapes, and a title may hold `&`.
      shouldUnescape
    />
  )
}
