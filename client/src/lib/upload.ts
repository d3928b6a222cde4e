/** Sends a file and says how far it has come, which `fetch` cannot. Fails as `request` does. */
import type { z } from 'zod'
import { OfflineError, toRequestError } from './http'

interface UploadOptions {
  /** 0 to 1; how much of it has left this device. */
  onProgress: (part: number) => void
  signal: AbortSignal
}

/** `path` begins with `/api/`. An upload that the caller ended fails with the signal's reason. */
export function upload<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
  file: Blob,
  { onProgress, signal }: UploadOptions,
): Promise<z.infer<Schema>> {
  return new Promise((resolve, reject) => {
    const asked = new XMLHttpRequest()
    const end = () => asked.abort()
    asked.open('POST', path)
    asked.setRequestHeader('accept', 'application/json')
    // What it is, its bytes say.
    asked.setRequestHeader('content-type', 'application/octet-stream')
    asked.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total ? loaded / total : 0))
    asked.addEventListener('load', () => {
      const type = asked.getResponseHeader('content-type') ?? ''
      const answer = new Response(asked.responseText, {
        status: asked.status,
        headers: { 'content-type': type, ...retryAfter(asked) },
      })
      const outcome = answer.ok
        ? answer.json().then((json) => schema.parse(json))
        : toRequestError(answer).then((error) => Promise.reject(error))
      outcome.then(resolve, reject)
    })
    asked.addEventListener('error', () => reject(new OfflineError(null)))
    asked.addEventListener('abort', () => reject(signal.reason as Error))
    asked.addEventListener('loadend', () => signal.removeEventListener('abort', end))
    signal.addEventListener('abort', end)
    asked.send(file)
  })
}

function retryAfter(asked: XMLHttpRequest): Record<string, string> {
  const told = asked.getResponseHeader('retry-after')
  return told === null ? {} : { 'retry-after': told }
}
