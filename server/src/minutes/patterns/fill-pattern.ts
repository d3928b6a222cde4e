/** What is known for the names in patterns; a name without a value is not known. */
export type Values = Readonly<Partial<Record<string, string>>>

const placeholder = /\{\{([a-z.]+)\}\}/g

/** What is not known stays open as an ellipsis, or takes the optional part around it along. A sentence begins with a capital. */
export function fillPattern(pattern: string, values: Values): string {
  const filled = pattern
    .replaceAll(/\[\[(.*?)\]\]/g, (_whole, part: string) =>
      [...part.matchAll(placeholder)].every(([, name = '']) => values[name] !== undefined) ? part : '',
    )
    .replaceAll(placeholder, (_whole, name: string) => values[name] ?? '…')
  return filled.charAt(0).toUpperCase() + filled.slice(1)
}
