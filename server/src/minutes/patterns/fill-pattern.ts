/** What is known for the names in patterns; a name without a value is not known. */
export type Values = Readonly<Partial<Record<string, string>>>

const placeholder = /\{\{([a-z.]+)\}\}/g

/** What is not known stays open as an ellipsis, or takes the optional part around it along. */
export function fillPattern(pattern: string, values: Values): string {
  return pattern
    .replaceAll(/\[\[(.*?)\]\]/g, (_whole, part: string) =>
      [...part.matchAll(placeholder)].every(([, name = '']) => values[name] !== undefined) ? part : '',
    )
    .replaceAll(placeholder, (_whole, name: string) => values[name] ?? '…')
}
