import type { IncomingMessage } from 'node:http'

/**
 * Where a request comes from, for whoever meets it before Express does: as far as the proxies in front are trusted,
 * counted from this end, as `trust proxy` counts.
 */
export function addressOf(
  { headers, socket }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } },
  trustedProxies: number,
): string | null {
  const said = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',')
  const before = said.map((each) => each.trim()).filter((each) => each !== '')
  return [socket.remoteAddress, ...before.toReversed()].slice(0, trustedProxies + 1).at(-1) ?? null
}
