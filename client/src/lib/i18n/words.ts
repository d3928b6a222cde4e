/**
 * Words of the interface, in both languages, with typed keys.
 *
 * A feature writes `features/<x>/words.ts`:
 *
 *     export const en = { 'item.add': 'Add an item' } as const
 *     export const ko: SameKeys<typeof en> = { 'item.add': '의제 추가' }
 *     export const words = defineWords('agenda', en, ko)
 *
 * and a component says `const say = useWords(words)` … `say('item.add')`. Values go in as `{{name}}`;
 * a key ending in `_one` and `_other` is asked for without the ending, with `count`.
 * `words.test.ts` proves that both languages of every file have the same keys and no empty text.
 */
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { i18n } from './instance'

type Texts = Readonly<Record<string, string>>

export type SameKeys<English extends Texts> = { readonly [Key in keyof English]: string }

export interface Words<English extends Texts> {
  readonly namespace: string
  readonly en: English
  readonly ko: SameKeys<English>
}

/** The keys as asked for: `items_one` and `items_other` are asked for as `items`. */
export type WordKey<W> = W extends Words<infer English> ? WithoutCount<Extract<keyof English, string>> : never
type WithoutCount<Key extends string> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key

export type Values = Readonly<Record<string, string | number>>
export type Say<W> = (key: WordKey<W>, values?: Values) => string

export function defineWords<English extends Texts>(
  namespace: string,
  en: English,
  ko: SameKeys<English>,
): Words<English> {
  i18n.addResourceBundle('en', namespace, en)
  i18n.addResourceBundle('ko', namespace, ko)
  return { namespace, en, ko }
}

/** Words for a component; it renders anew when the language changes. */
export function useWords<W extends Words<Texts>>(words: W): Say<W> {
  const { t } = useTranslation(words.namespace, { i18n })
  return useCallback((key: WordKey<W>, values?: Values) => t(key, { ...values }), [t])
}

/** Words outside React, in the present language or in a given one. */
export function say<W extends Words<Texts>>(
  words: W,
  key: WordKey<W>,
  values?: Values,
  language?: 'en' | 'ko',
): string {
  return i18n.t(key, { ...values, ns: words.namespace, ...(language && { lng: language }) })
}
