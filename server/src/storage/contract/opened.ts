/** A port for a contract suite, at a place of its own that `close` removes. */
export interface Opened<Port> {
  readonly port: Port
  /** Closes the store and opens what is on disk. */
  reopen(): Promise<Opened<Port>>
  close(): Promise<void>
}

/** Near misses that storage may confuse: prefixes, separators, NUL, escapes, case, spaces, two forms of one letter. */
export const nearMisses = [
  'a',
  'ab',
  'a/b',
  'a:b',
  'a\u0000b',
  'a\u0000',
  '\u0000a',
  '\u0001',
  'A',
  ' a',
  'a ',
  'a,b',
  'a","b',
  'a\nb',
  '1',
  '01',
  '1.0',
  'true',
  'null',
  '[]',
  '{}',
  '$set',
  'a.b',
  '__proto__',
  'caf\u00e9',
  'cafe\u0301',
  '회의',
  '회',
  '\u{1f600}',
  '\uffff',
]

export function byBytes(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}
