import type { CanonicalRecord } from '@tandem/shared/documents'
import type { DocumentId } from '@tandem/shared/ids'
import { largestImageBytes, type StoredImage } from '@tandem/shared/minutes'
import { refuse } from '@tandem/shared/protocol'
import { endpointOn, type Loads } from '../access/index.js'
import type { Audit } from '../audit/index.js'
import type { Document, Documents } from '../documents/index.js'
import type { Membership } from '../groups/index.js'
import type { SignedIn } from '../identity/index.js'
import { BytesAnswer, type SignedInEndpoint } from '../platform/http/index.js'
import { type Images, imagesIn } from './images.js'

export interface ImageRoutesParts {
  access: Loads<DocumentId, Document>
  audit: Pick<Audit, 'record'>
  images: Images
  documents: Pick<Documents, 'read'>
  release: {
    releaseFor(member: Membership, document: Document): Promise<(record: CanonicalRecord) => CanonicalRecord>
  }
}

/** An image runs nothing, whatever else its bytes may be; and is one person's, since another may not see it. */
const headers = {
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, max-age=600',
  Vary: 'Cookie, Authorization',
}

export function imageRoutes(parts: ImageRoutesParts): SignedInEndpoint<SignedIn>[] {
  const { access, images } = parts
  return [
    endpointOn(
      access,
      'POST /documents/:documentId/images',
      async ({ thing: document }, { bytes, address }, { userId: who }): Promise<StoredImage> => {
        if (document.kind !== 'record') throw refuse('not_found')
        if (!bytes) throw refuse('not_an_image')
        const stored = await images.add(document.id, bytes)
        await parts.audit.record({ who, what: 'image.add', where: document.id, address })
        return stored
      },
      { takesBytes: largestImageBytes },
    ),
    endpointOn(
      access,
      'GET /documents/:documentId/images/:blob',
      async ({ thing: document, member, actions }, { params }) => {
        const image = await images.find(document.id, params['blob'] ?? '')
        if (!image) throw refuse('not_found')
        if (!actions.includes('edit') && !(await isShownTo(parts, document, member, image.blob)))
          throw refuse('not_found')
        const bytes = await images.read(image.blob)
        if (!bytes) throw refuse('not_found')
        return new BytesAnswer(bytes, { ...headers, 'Content-Type': image.type })
      },
    ),
  ]
}

/** The record as it is released to him has it now. */
async function isShownTo(
  { documents, release }: ImageRoutesParts,
  document: Document,
  member: Membership,
  blob: string,
): Promise<boolean> {
  const [{ record }, released] = await Promise.all([
    documents.read(document.id),
    release.releaseFor(member, document),
  ])
  return imagesIn(released(record)).has(blob)
}
