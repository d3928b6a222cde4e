import { type OwnSignIn, OwnSignIns } from '@tandem/shared/identity'
import { request, send } from '../../../lib/http'

const path = '/api/v1/me/sign-ins'

export async function fetchSignIns(signal: AbortSignal): Promise<OwnSignIn[]> {
  return (await request(path, OwnSignIns, { signal })).signIns
}

export async function endSignIn(id: OwnSignIn['id']): Promise<void> {
  await send(`${path}/${id}`, { method: 'DELETE' })
}

export async function endOthers(): Promise<void> {
  await send(`${path}/end-others`, { method: 'POST', body: {} })
}
