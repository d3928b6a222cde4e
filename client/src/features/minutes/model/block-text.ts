import { readRuns, plainText } from '@tandem/shared/documents'
import type * as Y from 'yjs'

/** The words of a block; of a table those of all its cells. Nothing for a block that is not there. */
export function plainTextOf(element: Y.XmlElement | null): string {
  return element ? plainText(readRuns(element)) : ''
}
