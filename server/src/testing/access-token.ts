import { type GroupId, TokenId } from '@tandem/shared/ids'
import { MadeToken, type NewToken } from '@tandem/shared/identity'
import type { Login } from './people.js'
import type { TestServer } from './start-test-server.js'

/** A personal access token, made as its owner makes it: in the browser. */
export async function accessToken(
  server: TestServer,
  login: Login,
  { reach = 'write', groups = null }: { reach?: NewToken['reach']; groups?: GroupId[] | null } = {},
): Promise<{ secret: string; revoke: () => Promise<void> }> {
  const browser = await server.as(login)
  const wanted: NewToken = { name: 'a script', reach, groups, expiresAt: null }
  const made = MadeToken.parse((await browser.post('api/v1/me/tokens', wanted)).json)
  return {
    secret: made.secret,
    async revoke() {
      const answer = await browser.delete(`api/v1/me/tokens/${TokenId.parse(made.token.id)}`)
      if (answer.status !== 204) throw new Error(`the token was not revoked: ${answer.text}`)
    },
  }
}
