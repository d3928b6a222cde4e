/** The hash of what a document says last, from the image of its history: `hash-of-image.ts <file>`. */
import { readFileSync } from 'node:fs'
import { unpackHistory } from '../../server/src/history/history-image.js'
import { materialise } from '../../server/src/history/materialise.js'
import { recordHash } from '../../server/src/history/record-hash.js'

const { text, head } = unpackHistory(readFileSync(process.argv[2] ?? ''))
process.stdout.write(recordHash(materialise(text, head.seq).record))
