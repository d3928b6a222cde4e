import { AccessTokens, MadeToken, type AccessToken, type NewToken } from '@tandem/shared/identity'
import { request, send } from '../../../lib/http'

const path = '/api/v1/me/tokens'

export async function fetchTokens(signal: AbortSignal): Promise<AccessToken[]> {
  return (await request(path, AccessTokens, { signal })).tokens
}

export async function makeToken(body: NewToken): Promise<MadeToken> {
  return request(path, MadeToken, { method: 'POST', body })
}

export async function revokeToken(id: AccessToken['id']): Promise<void> {
  await send(`${path}/${id}`, { method: 'DELETE' })
}
