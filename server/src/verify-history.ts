/**
 * `npm run verify-history [-- --document SYMBOL] [--demonstration]`: holds the histories of all documents, or of one,
 * against themselves. Ends with 1 when anything is not as it was written. A data folder must be free: the
 * server that uses it has to be stopped.
 */
import { parseArgs } from 'node:util'
import { documentSpec, movedTextSpec, openSetAside, setAsideSpec } from './documents/index.js'
import { openHistoryImages, verifyHistory, versionSpec } from './history/index.js'
import { ConfigError } from './platform/config.js'
import { createLog } from './platform/log.js'
import { openStoreToVerify } from './open-store-to-verify.js'
import { tellWhyNot } from './serve.js'
import { DataFolderError } from './storage/embedded/index.js'
import { StoreError } from './storage/mongo/store-error.js'
import type { Store } from './storage/store.js'

class UsageError extends Error {}

async function main(): Promise<void> {
  const { document: symbol, demonstration: isDemonstration } = readChoices()
  const store = await openStoreToVerify(isDemonstration)
  try {
    const known = await store.collections.collection(documentSpec).all()
    const documents = known
      .map(({ value }) => value)
      .filter((each) => symbol === undefined || each.symbol === symbol)
    if (documents.length === 0)
      throw new UsageError(symbol ? `There is no document ${symbol}.` : 'There are no documents.')
    const parts = partsOver(store)
    const versions = store.collections.collection(versionSpec)
    let problems = 0
    for (const { id, symbol: name } of documents) {
      const stored = (await versions.find('byDocument', [id])).map(({ value }) => value)
      const verdict = await verifyHistory(parts, id, stored)
      problems += verdict.problems.length
      const image = verdict.imageSeq === null ? 'no image' : `image to row ${verdict.imageSeq}`
      const end = verdict.problems.length === 0 ? 'as it was written' : 'NOT as it was written'
      process.stdout.write(
        `${name}: ${verdict.rows} rows, ${stored.length} stored versions, ${verdict.versions} rebuilt, ${image}: ${end}\n`,
      )
      for (const problem of verdict.problems) process.stdout.write(`  ${problem}\n`)
    }
    process.exitCode = problems > 0 ? 1 : 0
  } finally {
    await store.close()
  }
}

function readChoices(): { document: string | undefined; demonstration: boolean } {
  try {
    const options = { document: { type: 'string' }, demonstration: { type: 'boolean' } } as const
    const { values } = parseArgs({ options })
    return { document: values.document, demonstration: values.demonstration ?? false }
  } catch (error) {
    throw new UsageError((error as Error).message, { cause: error })
  }
}

function partsOver({ collections, updateLog, blobs }: Store) {
  const logger = createLog('silent')
  return {
    log: updateLog,
    setAside: openSetAside(collections.collection(setAsideSpec), logger),
    movedTexts: collections.collection(movedTextSpec),
    images: openHistoryImages(collections, blobs),
    logger,
  }
}

main().catch((error: unknown) => tellWhyNot(error, [UsageError, ConfigError, DataFolderError, StoreError]))
