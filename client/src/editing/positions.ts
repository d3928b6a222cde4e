/** Carets as they travel: Yjs relative positions in a few bytes of base64, at most 200 characters. */
import * as Y from 'yjs'

export function encodePosition(position: Y.RelativePosition): string {
  return btoa(String.fromCharCode(...Y.encodeRelativePosition(position)))
}

/** Null for what is no position: it came from another machine. */
export function decodePosition(text: string): Y.RelativePosition | null {
  try {
    return Y.decodeRelativePosition(Uint8Array.from(atob(text), (character) => character.charCodeAt(0)))
  } catch {
    // `atob` and the decoder throw on what they cannot read; a caret that is not shown harms nobody.
    return null
  }
}
