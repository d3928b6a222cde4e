/**
 * What a delegation is called when it is named in a hurry: its code, its names, and the short forms that
 * people use beside them. What two delegations could be called names neither.
 */
import type { DelegationCode } from '../../ids/index.js'
import type { LocalisedText } from '../../words/index.js'

/** Short forms by code, beside the code and the names; never used in a record's own words. */
const shortForms: Partial<Record<string, readonly string[]>> = {
  ASEC: ['Secretariat', '사무국'],
  BRN: ['Brunei'],
  KOR: ['ROK', 'Korea', '한국', '한'],
  LAO: ['Laos', 'Lao'],
  NZL: ['NZ'],
  RUS: ['Russia'],
  USA: ['U.S.', 'US', 'United States', '미'],
  VNM: ['Vietnam'],
}

export interface NamedDelegation {
  code: DelegationCode
  name: LocalisedText
}

/** Everything that names one of these delegations alone, in lower case → its code. */
export function delegationNames(delegations: readonly NamedDelegation[]): Map<string, DelegationCode> {
  const names = new Map<string, DelegationCode | null>()
  for (const { code, name } of delegations) {
    const own = [code, ...Object.values(name), ...(shortForms[code] ?? [])].map((each) => each.trim())
    for (const each of own.flatMap((one) => [one, sideOf(one)])) {
      // A single syllable is no name; with 측 it is.
      if (each.length < 2) continue
      const key = each.toLowerCase()
      const other = names.get(key)
      names.set(key, other === undefined || other === code ? code : null)
    }
  }
  return new Map([...names].filter((entry): entry is [string, DelegationCode] => entry[1] !== null))
}

function sideOf(name: string): string {
  return /\p{Script=Hangul}$/u.test(name) ? `${name}측` : `${name} side`
}
