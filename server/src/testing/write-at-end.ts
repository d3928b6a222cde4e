import { readElements } from '@tandem/shared/documents'
import type { BlockId, DocumentId } from '@tandem/shared/ids'
import type * as Y from 'yjs'
import type { Login } from './people.js'
import type { TestServer } from './start-test-server.js'

interface Written {
  documentId: DocumentId
  blockId: BlockId
  words: string
  /** After the demonstration begins. */
  afterMinutes: number
}

/** Somebody writes at the end of a paragraph in English, in an edit of his own. */
export async function writeAtEnd(
  server: TestServer,
  login: Login,
  { documentId, blockId, words, afterMinutes }: Written,
): Promise<void> {
  const { users, documents, clock } = server.composed.parts
  const { id: userId } = (await users.findByLogin(login))!
  const at = clock.now() + afterMinutes * 60_000
  await documents.act(documentId, { userId, kind: 'edit', at }, (doc) => {
    const text = readElements(doc, 'en').get(blockId)!.get(0) as Y.XmlText
    text.insert(text.length, words)
  })
}
