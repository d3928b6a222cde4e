import { parseArgs } from 'node:util'

/** Options that are whole numbers from 1 on, each with what it is when left out; whatever else is given is refused. */
export function readNumbers<Name extends string>(
  defaults: Readonly<Record<Name, number>>,
  given: Readonly<Record<string, string | undefined>>,
): Record<Name, number> {
  const read = (name: Name): number => {
    const text = given[name]
    if (text === undefined) return defaults[name]
    const value = Number(text)
    if (!Number.isSafeInteger(value) || value < 1)
      throw new RangeError(`--${name} is a whole number from 1 on.`)
    return value
  }
  const names = Object.keys(defaults) as Name[]
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, number>
}

/** What was given on the command line, as text by name. */
export function givenOptions(names: readonly string[]): Record<string, string | undefined> {
  const options = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]))
  return parseArgs({ options }).values
}

/** Another each time unless one is given, and small enough to be typed again. */
export function newSeed(): number {
  return 1 + (Date.now() % 1_000_000)
}
