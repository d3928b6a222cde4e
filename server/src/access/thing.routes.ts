/** An endpoint about one thing: the id is parsed and the right is checked before the handler sees anything. */
import type { Action } from '@tandem/shared/permissions'
import { refuse } from '@tandem/shared/protocol'
import type { z } from 'zod'
import type { SignedIn } from '../identity/index.js'
import type { Call, SignedInEndpoint } from '../platform/http/index.js'
import type { Loaded, Loads } from './access.js'

export function endpointOn<Schema extends z.ZodType<string>, Thing>(
  access: Loads<z.output<Schema>, Thing>,
  about: {
    method: 'get' | 'post' | 'put' | 'patch'
    path: string
    parameter: string
    id: Schema
    action: Action
    takesBytes?: number
  },
  answer: (loaded: Loaded<Thing>, call: Call, caller: SignedIn) => Promise<object | void>,
): SignedInEndpoint<SignedIn> {
  return {
    method: about.method,
    path: about.path,
    rule: 'signed_in',
    loads: { parameter: about.parameter, action: about.action },
    // What a token may do with the thing is decided where the thing is loaded.
    forTokens: true,
    ...(about.takesBytes !== undefined && { takesBytes: about.takesBytes }),
    async answer(call, caller) {
      const id = about.id.safeParse(call.params[about.parameter])
      // An id of no possible thing is as absent as any other.
      if (!id.success) throw refuse('not_found')
      return answer(await access.load(caller, id.data, about.action), call, caller)
    },
  }
}
