/**
 * What passes by the thousand, written by hand: that an edit is stored, and edits told. The same JSON as
 * `JSON.stringify` makes of it, which takes several times as long; null for everything else.
 */

/** The answer to an edit. */
export function writeStored(reply: unknown): string | null {
  if (!isObject(reply) || reply['ok'] !== true || !isObject(reply['value'])) return null
  const { seq, at, ...others } = reply['value']
  if (!Number.isSafeInteger(at) || (seq !== null && !Number.isSafeInteger(seq))) return null
  for (const _other in others) return null
  return `{"ok":true,"value":{"seq":${String(seq)},"at":${String(at)}}}`
}

/** A notice of edits without its type. Null when one of them travels as bytes. */
export function writeEdits(notice: unknown): string | null {
  if (!isObject(notice) || !isPlain(notice['documentId']) || !Array.isArray(notice['edits'])) return null
  let edits = ''
  for (const each of notice['edits'] as unknown[]) {
    if (!isObject(each)) return null
    const { seq, at, by, update } = each
    if (!Number.isSafeInteger(seq) || !Number.isSafeInteger(at) || !isBase64(update)) return null
    if (by !== null && !isPlain(by)) return null
    const author = by === null ? 'null' : `"${by}"`
    edits += `${edits === '' ? '' : ','}{"seq":${String(seq)},"at":${String(at)},"by":${author},"update":"${update}"}`
  }
  return `{"documentId":"${notice['documentId']}","edits":[${edits}]}`
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Needs no escape. */
function isPlain(text: unknown): text is string {
  return typeof text === 'string' && /^\w*$/.test(text)
}

function isBase64(text: unknown): text is string {
  return typeof text === 'string' && /^[\w+/=]*$/.test(text)
}
