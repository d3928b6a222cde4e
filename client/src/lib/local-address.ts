/** Where to go after signing in: an address of ours, or home. A foreign address in the link is not followed. */
export function localAddress(wished: string | null): string {
  if (!wished) return '/'
  const base = 'http://tandem.invalid'
  try {
    const url = new URL(wished, base)
    if (url.origin !== base || !wished.startsWith('/') || url.pathname.startsWith('/sign-in')) return '/'
    return url.pathname + url.search + url.hash
  } catch {
    return '/'
  }
}

export function signInAddress(from: { pathname: string; search: string; hash: string }): string {
  const address = from.pathname + from.search + from.hash
  return address === '/' ? '/sign-in' : `/sign-in?return=${encodeURIComponent(address)}`
}
