/** The value of one cookie of a `Cookie` header. The first wins, as the more specific path comes first. */
export function readCookie(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=')
    if (at !== -1 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return null
}

/** A cookie that no script can read and, unless it is said to be lax, that no other site's request carries. */
export function writeCookie(cookie: {
  name: string
  value: string
  maxAgeSeconds: number
  secure: boolean
  /** `Lax`: also when another site sends the browser here, as a provider does. */
  sameSite?: 'Strict' | 'Lax'
}): string {
  const sameSite = `SameSite=${cookie.sameSite ?? 'Strict'}`
  const facts = ['Path=/', `Max-Age=${cookie.maxAgeSeconds}`, 'HttpOnly', sameSite]
  if (cookie.secure) facts.push('Secure')
  return [`${cookie.name}=${cookie.value}`, ...facts].join('; ')
}
