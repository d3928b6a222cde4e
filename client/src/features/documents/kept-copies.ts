/** This device's copies of documents, for signing out: what would be lost, and leaving nothing behind. */
import { registerLocalData } from '../../lib/local-data'
import { countKeptChanges, removeAllCopies } from './local-copy'

registerLocalData({ unsent: countKeptChanges, wipe: removeAllCopies })
