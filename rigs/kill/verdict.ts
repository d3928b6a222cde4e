/** What was found in the text against what people were told. */

export interface Told {
  /** Words somebody typed. */
  typed: ReadonlySet<string>
  /** Words whose author was told that they are stored. */
  acknowledged: readonly string[]
}

export function wrongsIn(found: ReadonlyMap<string, number>, { typed, acknowledged }: Told): string[] {
  const lost = acknowledged.filter((token) => !found.has(token))
  const doubled = [...found].filter(([, count]) => count > 1).map(([token]) => token)
  const unknown = [...found.keys()].filter((token) => !typed.has(token))
  return [
    ...told('acknowledged and lost', lost),
    ...told('there more than once', doubled),
    ...told('there, and typed by nobody', unknown),
  ]
}

function told(what: string, tokens: readonly string[]): string[] {
  return tokens.length === 0 ? [] : [`${tokens.length} ${what}: ${tokens.slice(0, 5).join(' ')}`]
}
