/** Images in minutes: what may be put in, and what the server says of one it took. */
import { z } from 'zod'

export const imageTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const
export const ImageType = z.enum(imageTypes)
export type ImageType = z.infer<typeof ImageType>

/** What an editor sends, already made as small as the page needs it. */
export const largestImageBytes = 5 * 1024 * 1024
/** A page holds several: 40 million pixels are 160 MB in a reader's browser. */
export const mostImagePixels = 40_000_000
export const longestImageSide = 16_384

/** Sent as it is, in the body of the request. */
export const StoredImage = z.object({
  /** The SHA-256 of the bytes in hex: what the text refers to it by. */
  blob: z.string().regex(/^[0-9a-f]{64}$/),
  type: ImageType,
  /** In pixels. */
  width: z.int().min(1),
  height: z.int().min(1),
})
export type StoredImage = z.infer<typeof StoredImage>
