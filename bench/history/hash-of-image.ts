/** The hash of what a document says last, from the image of its history: `hash-of-image.ts <file>`. */
import { hashRecord } from '@tandem/shared/documents'
import { readFileSync } from 'node:fs'
import { unpackHistory } from '../../server/src/history/history-image.js'
import { materialise } from '../../server/src/history/materialise.js'

const { text, head } = unpackHistory(readFileSync(process.argv[2] ?? ''))
process.stdout.write(hashRecord(materialise(text, head.seq).record))
