/** What the database says of a second document under a unique key. */
export function isDuplicate(failure: unknown): boolean {
  return failure instanceof Error && 'code' in failure && failure.code === duplicateKey
}

const duplicateKey = 11_000
