/** Every refused request and event, written into the audit log, equal ones of one connection together. */
import type { Audit } from './audit/index.js'
import type { SignedIn } from './identity/index.js'
import type { RefusedRequest } from './platform/http/index.js'
import type { Log } from './platform/log.js'
import type { RefusedEvent } from './platform/socket/requests.js'

export interface RecordRefusals {
  ofRequest(refused: RefusedRequest<SignedIn>): Promise<void>
  ofEvent(refused: RefusedEvent<SignedIn>): void
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

export function recordRefusals({ audit, log }: { audit: Pick<Audit, 'record'>; log: Log }): RecordRefusals {
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
  }
}
