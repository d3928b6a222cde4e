/** A browser without a page: keeps cookies by site and follows redirects one at a time. */
export interface CookieJar {
  fetch(
    address: string,
    options?: { method?: string; body?: URLSearchParams | string; headers?: object },
  ): Promise<Response>
  /** What it would send to this site. */
  cookiesFor(address: string): string
}

export function cookieJar(): CookieJar {
  const kept = new Map<string, Map<string, string>>()
  const of = (address: string): Map<string, string> => {
    const { origin } = new URL(address)
    const cookies = kept.get(origin) ?? new Map<string, string>()
    kept.set(origin, cookies)
    return cookies
  }
  const cookiesFor = (address: string): string =>
    [...of(address)].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    cookiesFor,
    async fetch(address, { headers, ...options } = {}) {
      const cookie = cookiesFor(address)
      const response = await fetch(address, {
        ...options,
        headers: { ...headers, ...(cookie && { cookie }) },
        redirect: 'manual',
      })
      for (const line of response.headers.getSetCookie()) {
        const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
        if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) of(address).delete(name)
        else of(address).set(name, value)
      }
      return response
    },
  }
}
