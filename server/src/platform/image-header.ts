/**
 * What the first bytes of an image say: its type and how large it is, without decoding it. Only what browsers
 * show and cannot run: PNG, JPEG, GIF, WebP. An SVG is a program, and is none of them.
 */
import { type ImageType, longestImageSide, mostImagePixels } from '@tandem/shared/minutes'

export interface ImageHeader {
  type: ImageType
  /** In pixels. */
  width: number
  height: number
}

/** Null for what is no image of these kinds, or is cut off before it says how large it is. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const header = readPng(view) ?? readGif(view) ?? readWebp(view) ?? readJpeg(view)
    return header && header.width > 0 && header.height > 0 ? header : null
  } catch (error) {
    // Read past the end.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** A few bytes can claim more pixels than a reader's browser has memory for. */
export function isTooLargeToShow({ width, height }: ImageHeader): boolean {
  return Math.max(width, height) > longestImageSide || width * height > mostImagePixels
}

function says(view: DataView, at: number, letters: string): boolean {
  return [...letters].every((letter, index) => view.getUint8(at + index) === letter.charCodeAt(0))
}

function readPng(view: DataView): ImageHeader | null {
  if (!says(view, 0, '\u0089PNG\r\n\u001a\n') || !says(view, 12, 'IHDR')) return null
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

function readGif(view: DataView): ImageHeader | null {
  if (!says(view, 0, 'GIF87a') && !says(view, 0, 'GIF89a')) return null
  return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
}

function readWebp(view: DataView): ImageHeader | null {
  if (!says(view, 0, 'RIFF') || !says(view, 8, 'WEBP')) return null
  const type = 'image/webp'
  if (says(view, 12, 'VP8X')) return { type, width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) }
  if (says(view, 12, 'VP8L') && view.getUint8(20) === 0x2f) {
    const sizes = view.getUint32(21, true)
    return { type, width: 1 + (sizes & 0x3fff), height: 1 + ((sizes >> 14) & 0x3fff) }
  }
  if (says(view, 12, 'VP8 ') && says(view, 23, '\u009d\u0001*')) {
    return {
      type,
      width: view.getUint16(26, true) & 0x3fff,
      height: view.getUint16(28, true) & 0x3fff,
    }
  }
  return null
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}

/** The size stands in the frame's header, behind any number of segments with a length of their own. */
function readJpeg(view: DataView): ImageHeader | null {
  if (!says(view, 0, '\u00ff\u00d8\u00ff')) return null
  let at = 2
  for (;;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    // Fill bytes may stand before a marker.
    if (marker === 0xff) at += 1
    else if (isFrame(marker)) {
      return { type: 'image/jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    } else if (isAlone(marker)) at += 2
    else if (marker === endOfImage || marker === startOfScan) return null
    else at += 2 + Math.max(view.getUint16(at + 2), 2)
  }
}

const startOfScan = 0xda
const endOfImage = 0xd9

/** SOF0 to SOF15; three of that range are something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** Markers without a length: RST0 to RST7 and TEM. */
function isAlone(marker: number): boolean {
  return (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01
}
