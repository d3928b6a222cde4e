import { randomBytes } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'

const name = 'secret'

/**
 * The secret of a server that keeps its data in a folder, in a file beside them that only its user reads; made when
 * it is first asked for. The folder is this process' own meanwhile.
 */
export async function secretIn(folder: string): Promise<string> {
  const path = join(folder, name)
  const known = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (known !== null) {
    if (!/^[0-9a-f]{64}\s*$/.test(known)) throw new Error(`${path} is not as the server wrote it.`)
    return known.trim()
  }
  const secret = randomBytes(32).toString('hex')
  // Whole or not at all: half a secret would be taken for one by the next start.
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.writeFile(`${secret}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
  return secret
}
