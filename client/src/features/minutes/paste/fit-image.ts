/**
 * Makes an image fit for the record, in the browser: at most so wide and high, of a kind every browser shows,
 * drawn anew. What the file carried beside its pixels, such as where it was taken, stays behind.
 */
import { largestImageBytes, mostImagePixels } from '@tandem/shared/minutes'
import { type ImageSize, readImageSize } from './image-size'

export const imageLimits = {
  /** Of what is stored. */
  bytes: largestImageBytes,
  /** The longer side, in pixels. */
  side: 1_600,
  /** Of what is read. */
  fileBytes: 40 * 1_024 * 1_024,
  pixels: mostImagePixels,
} as const

export type ImageRefusal = 'not_an_image' | 'image_too_large'
export type FittedImage = { image: Blob; width: number } | { refused: ImageRefusal }

const quality = 0.88

export async function fitImage(file: Blob): Promise<FittedImage> {
  if (file.size > imageLimits.fileBytes) return { refused: 'image_too_large' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const size = readImageSize(bytes)
  if (!size) return { refused: 'not_an_image' }
  if (size.width * size.height > imageLimits.pixels) return { refused: 'image_too_large' }
  const bitmap = await decode(new Blob([bytes], { type: size.type }))
  if (!bitmap) return { refused: 'not_an_image' }
  try {
    return await draw(bitmap, size)
  } finally {
    bitmap.close()
  }
}

/** Null for bytes that only begin like an image. */
async function decode(image: Blob): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(image)
  } catch {
    // The browser tells no more than that it could not.
    return null
  }
}

async function draw(bitmap: ImageBitmap, { type }: ImageSize): Promise<FittedImage> {
  const scale = Math.min(1, imageLimits.side / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d')
  if (!context) return { refused: 'not_an_image' }
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  // Drawings stay exact; one that is still too large becomes a photograph.
  for (const kind of type === 'image/png' || type === 'image/gif' ? ['image/png', 'image/webp'] : [type]) {
    const image = await new Promise<Blob | null>((done) => canvas.toBlob(done, kind, quality))
    if (image && image.type === kind && image.size <= imageLimits.bytes) return { image, width: canvas.width }
  }
  return { refused: 'image_too_large' }
}

/** The bytes of a `data:` address without asking the network; null for one that is no base64. */
export function readDataAddress(address: string): Blob | null {
  const head = /^data:image\/[a-z+.-]+;base64,/i.exec(address)?.[0]
  if (head === undefined) return null
  try {
    const letters = atob(address.slice(head.length).replaceAll(/\s/g, ''))
    return new Blob([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))])
  } catch {
    // Not base64.
    return null
  }
}
