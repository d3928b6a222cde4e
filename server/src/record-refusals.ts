/** Every refused request and event, written into the audit log, equal ones of one connection together. */
import type { Audit } from './audit/index.js'
import type { SignedIn } from './identity/index.js'
import { addressOf, type RefusedRequest } from './platform/http/index.js'
import type { Log } from './platform/log.js'
import type { RefusedEvent } from './platform/socket/requests.js'
import type { RefusedHandshake } from './platform/socket/socket-server.js'

export interface RecordRefusals {
  ofRequest(refused: RefusedRequest<SignedIn>): Promise<void>
  ofEvent(refused: RefusedEvent<SignedIn>): void
  ofHandshake(refused: RefusedHandshake<SignedIn>): void
}

/** Written down, with the account they were about, where they are found out; or only a question for more. */
const knownElsewhere: ReadonlySet<string> = new Set([
  'wrong_credentials',
  'wrong_password',
  'wrong_code',
  'code_needed',
  'proof_needed',
  'too_many_tries',
  'wrong_address',
  'client_taken',
])
/** Of sockets: nobody was kept from anything. */
const faultsOfTheMoment: ReadonlySet<string> = new Set([
  'not_joined',
  'internal',
  'not_stored',
  'shutting_down',
  'update_gap',
])
/** Of handshakes: a page of before an update is told to load anew, and asks again until it has. */
const askedAgain: ReadonlySet<string> = new Set(['client_too_old', 'shutting_down', 'internal'])

interface RecordRefusalsParts {
  audit: Pick<Audit, 'record'>
  log: Log
  trustedProxies: number
}

export function recordRefusals({ audit, log, trustedProxies }: RecordRefusalsParts): RecordRefusals {
  // Whoever was refused is refused, written down or not: the log of the process tells of that.
  const record = (facts: Parameters<Audit['record']>[0]): Promise<void> =>
    audit.record(facts).catch((error: unknown) => log.error('audit.not-recorded', { error }))
  const common = { what: 'request', outcome: 'refused' } as const

  return {
    async ofRequest({ caller, route, things, address, reason }) {
      if (knownElsewhere.has(reason)) return
      await record({
        ...common,
        who: caller?.userId ?? null,
        where: things,
        address,
        ...(route !== null && { asked: route }),
        reason,
        connection: caller?.signInId ?? address ?? 'nobody',
      })
    },
    ofEvent({ person, connectionId, event, thing, reason }) {
      if (knownElsewhere.has(reason) || faultsOfTheMoment.has(reason)) return
      void record({
        ...common,
        who: person.userId,
        where: thing,
        ...(event !== null && { asked: event }),
        reason,
        connection: connectionId,
      })
    },
    ofHandshake({ person, reason, request }) {
      const { url = '', headers } = request
      const isYjs = url.startsWith('/yjs/')
      // A page that finds itself signed out has tried nothing.
      const isStranger = !isYjs && headers.cookie === undefined && headers.authorization === undefined
      if (askedAgain.has(reason) || (isStranger && reason === 'not_signed_in')) return
      const address = addressOf(request, trustedProxies)
      void record({
        ...common,
        who: person?.userId ?? null,
        address,
        asked: isYjs ? 'GET /yjs/:documentId' : 'GET /socket.io',
        reason,
        connection: person?.signInId ?? address ?? 'nobody',
      })
    },
  }
}
