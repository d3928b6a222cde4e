/** Delegations named with an `@`, by code, by name in either language or by a short form: `@MYS`, `@말레이시아가`. */
import type { DelegationCode } from '../../ids/index.js'
import { endsAsWord } from './word-ends.js'
import type { Span } from './span.js'

/** From the `@` to the end of the name. */
export interface Mention extends Span {
  code: DelegationCode
}

const at = /(?<![\p{L}\p{N}._%+-])[@＠]/gu
const longestName = 60

/** In the order of the text; `names` as `delegationNames` gives them. */
export function findMentions(text: string, names: ReadonlyMap<string, DelegationCode>): Mention[] {
  return [...text.matchAll(at)].flatMap(({ index: from }) => {
    const found = nameAt(text, from + 1, names)
    return found ? [{ from, to: found.to, code: found.code }] : []
  })
}

/** The longest name that begins here: `@ROK side` is more than `@ROK`. */
function nameAt(text: string, from: number, names: ReadonlyMap<string, DelegationCode>) {
  for (let to = Math.min(from + longestName, text.length); to > from; to -= 1) {
    const code = names.get(text.slice(from, to).toLowerCase())
    if (code && endsAsWord(text, to)) return { code, to }
  }
  return null
}
