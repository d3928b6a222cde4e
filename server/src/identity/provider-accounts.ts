/**
 * Accounts of people who sign in at their organisation.
 *
 * Always true:
 *  1. An account is bound to issuer and subject, and to one person: a mail address alone binds nothing, unless the
 *     administrator has said whose it is and the provider has verified it; and that binds once.
 *  2. Whoever is not bound gets an account only where the provider names a delegation of this server, or says that he
 *     is an administrator.
 *  3. Claims give delegation and roles when the account is made. Afterwards they are kept here, as everybody's are.
 */
import { Role } from '@tandem/shared/permissions'
import { DelegationCode, type UserId } from '@tandem/shared/ids'
import { refuse } from '@tandem/shared/protocol'
import { z } from 'zod'
import type { Audit } from '../audit/index.js'
import type { Collections } from '../platform/collection.js'
import type { OidcConfig } from '../platform/config.js'
import type { Identity } from './identity.js'
import type { Arrived, Claims } from './provider.js'
import { hashOf, randomLetters } from './secrets.js'
import type { Whence } from './sign-ins.js'
import type { User } from './users.js'

interface StoredBinding {
  /** Of issuer and subject. */
  id: string
  userId: UserId
}

interface ExpectedPerson {
  /** The mail address, as a hash. */
  id: string
  userId: UserId
}

export interface GroupRole {
  /** Short name, in capitals. */
  group: string
  role: Role
}

export interface ProviderAccounts {
  /** Signs in; the answer is the token for the cookie. Refused as `provider_unknown_person`. */
  signIn(claims: Claims, whence: Whence): Promise<string>
  /** That the person of a sign-in has just signed in at the provider. Refused as `provider_refused`. */
  prove(arrived: Arrived, address: string | null): Promise<void>
  /** Whoever the provider says has this address, verified, is this person; for one first time. */
  expect(userId: UserId, mail: string): Promise<void>
}

export interface ProviderAccountsParts {
  oidc: OidcConfig
  collections: Collections
  identity: Pick<Identity, 'users' | 'delegations' | 'signIns'>
  audit: Audit
  /** Groups lie above identity. Groups that there are not are passed over. */
  admit(user: User, roles: readonly GroupRole[]): Promise<void>
}

const administratorRole = 'administrator'

export function openProviderAccounts(parts: ProviderAccountsParts): ProviderAccounts {
  const { oidc, collections, identity, audit } = parts
  const { users, delegations, signIns } = identity
  const bindings = collections.collection<StoredBinding>({ name: 'oidc-bindings', unique: {}, lookups: {} })
  const expected = collections.collection<ExpectedPerson>({ name: 'oidc-expected', unique: {}, lookups: {} })

  const bindingId = ({ iss, sub }: Claims): string => hashOf(JSON.stringify([iss, sub]))

  async function boundTo(claims: Claims): Promise<UserId | null> {
    return (await bindings.get(bindingId(claims)))?.value.userId ?? null
  }

  /** Of two first times at once one binds; whoever that was is the person. */
  async function bind(claims: Claims, userId: UserId, address: string | null): Promise<UserId> {
    const bound = await bindings.insert({ id: bindingId(claims), userId })
    if (bound.kind === 'duplicate') return (await boundTo(claims)) ?? userId
    await audit.record({ who: userId, what: 'account.bind', where: userId, address })
    return userId
  }

  /** Whom the administrator has bound to a verified address. */
  async function expectedPerson(claims: Claims): Promise<UserId | null> {
    const mail = claims['email']
    if (claims['email_verified'] !== true || typeof mail !== 'string') return null
    const stored = await expected.get(mailId(mail))
    const isFirst = stored && (await expected.remove(stored.value.id, stored.version)) === 'removed'
    return isFirst ? stored.value.userId : null
  }

  async function make(claims: Claims, address: string | null): Promise<User> {
    const roles = rolesIn(claims[oidc.claims.role])
    const code = DelegationCode.safeParse(claims[oidc.claims.delegation])
    const delegation = code.success ? await delegations.find(code.data) : null
    const isAdministrator = roles.includes(administratorRole)
    if (!delegation && !isAdministrator) throw refuse('provider_unknown_person')
    const said = z.string().trim().min(1).max(120).safeParse(claims[oidc.claims.function])
    const user = await users.create({
      // Nobody signs in with it while there is no password: it only has to be one of a kind.
      login: `${(delegation?.id ?? administratorRole).toLowerCase()}-${randomLetters(8).toLowerCase()}`,
      name: said.success ? { en: said.data } : (delegation?.name ?? { en: 'Administrator', ko: '관리자' }),
      delegation: delegation?.id ?? null,
      isAdministrator,
      language: 'en',
    })
    await audit.record({ who: user.id, what: 'account.create', where: user.id, address })
    // An administrator is in no group [PERM-6].
    if (!isAdministrator) await parts.admit(user, groupRolesIn(roles))
    return user
  }

  async function personOf(claims: Claims, address: string | null): Promise<User> {
    const known = (await boundTo(claims)) ?? (await expectedPerson(claims))
    const userId = await bind(claims, known ?? (await make(claims, address)).id, address)
    const user = await users.find(userId)
    if (!user || user.isDisabled) throw refuse('provider_unknown_person')
    return user
  }

  return {
    async signIn(claims, whence) {
      const { address } = whence
      const { id } = await personOf(claims, address)
      const { signedIn, token } = await signIns.begin(id, { ...whence, isByProvider: true })
      if ((await users.find(id))?.isDisabled) {
        await signIns.end(signedIn.signInId)
        throw refuse('provider_unknown_person')
      }
      await audit.record({ who: id, what: 'sign_in', where: signedIn.signInId, address })
      return token
    },
    async prove({ claims, proves }, address) {
      if (!proves || (await boundTo(claims)) !== proves.userId) throw refuse('provider_refused')
      await signIns.prove(proves.signInId)
      await audit.record({ who: proves.userId, what: 'sign_in.prove', where: proves.signInId, address })
    },
    async expect(userId, mail) {
      const next = { id: mailId(mail), userId }
      for (;;) {
        const before = await expected.get(next.id)
        const outcome = before ? await expected.replace(next, before.version) : await expected.insert(next)
        if (outcome.kind === 'stored') return
      }
    },
  }
}

const mailId = (mail: string): string => hashOf(mail.trim().toLowerCase())

/** A role, or a list of them. Anything else is none. */
function rolesIn(claim: unknown): string[] {
  const roles = typeof claim === 'string' ? claim.split(/[\s,]+/) : claim
  return z.array(z.string()).max(200).catch([]).parse(roles)
}

/** Those of the form `EWG:delegate`. */
function groupRolesIn(roles: readonly string[]): GroupRole[] {
  return roles.flatMap((each) => {
    const at = each.lastIndexOf(':')
    const role = Role.safeParse(each.slice(at + 1))
    return at > 0 && role.success ? [{ group: each.slice(0, at).toUpperCase(), role: role.data }] : []
  })
}
