/**
 * Accounts with passwords: signing in, the very first account, inviting, changing and resetting. In real use only;
 * the demonstration has no passwords.
 *
 * Always true:
 *  1. An unknown name, a disabled account and a wrong password are refused in the same words after the same work.
 *  2. A new password ends every sign-in that the old one opened, also one that was just being opened.
 *  3. Nobody but its person ever knows a password: the administrator hands out links.
 *  4. A link does not lead around the second factor of an account that has one.
 */
import {
  type AccountLinkKind,
  type LinkFacts,
  linkPath,
  type LinkUse,
  type MadeLink,
  type NewAccount,
  type PasswordChange,
  type PasswordSignIn,
  type Proof,
  type SetUp,
} from '@tandem/shared/identity'
import type { UserId } from '@tandem/shared/ids'
import { Refusal, refuse } from '@tandem/shared/protocol'
import type { AuditAct } from '@tandem/shared/audit'
import type { Audit } from '../audit/index.js'
import type { Clock } from '../platform/clock.js'
import type { Collections } from '../platform/collection.js'
import type { Log } from '../platform/log.js'
import type { Mailer } from '../platform/mail.js'
import type { RightsRevision } from '../platform/rights-revision.js'
import { type AccountLinks, type NewLink, openAccountLinks } from './account-links.js'
import { type FailedTries, openFailedTries } from './failed-tries.js'
import { type FirstAccount, openFirstAccount } from './first-account.js'
import type { Identity } from './identity.js'
import { linkMail } from './link-mail.js'
import { passwordProofs, refusalOf } from './password-proof.js'
import { openPasswords, type PasswordCost } from './passwords.js'
import { hashOf } from './secrets.js'
import type { BrowserSignIn } from './signed-in.js'
import type { Whence } from './sign-ins.js'
import type { User } from './users.js'

export interface PasswordAccounts {
  firstAccount: Pick<FirstAccount, 'isNeeded' | 'code'>
  tries: Pick<FailedTries, 'sweep' | 'begin' | 'forgive'>
  links: Pick<AccountLinks, 'sweep'>
  /** Makes the first account and signs its person in; the answer is the token for the cookie. */
  setUp(wanted: SetUp, whence: Whence): Promise<string>
  signIn(given: PasswordSignIn, whence: Whence): Promise<string>
  /** One's own; ends one's other sign-ins. */
  change(caller: BrowserSignIn, change: PasswordChange, address: string | null): Promise<void>
  /**
   * That it is the caller who asks for this, by his password and a code where he has a second factor. Refused as
   * `wrong_password`, `code_needed` or `wrong_code`, and then recorded. For some minutes after it no other is needed.
   */
  prove(caller: BrowserSignIn, given: Proof, act: ProvenAct): Promise<User>
  /** Makes an account without a password, and the link by which its person chooses one. */
  invite(account: NewAccount): Promise<{ user: User; link: MadeLink }>
  /** A new link, for who lost the first or has forgotten his password; it ends those before it. */
  linkFor(user: User, mail: string): Promise<MadeLink>
  /** Whether links go out by mail. */
  sendsMail: boolean
  /**
   * Sends a link to who has forgotten his password, if there is such an account with an address. Never throws, and
   * tells nobody what it did but the log.
   */
  sendLink(login: string, address: string | null): Promise<void>
  lookAtLink(secret: string): Promise<LinkFacts>
  /** Sets the password, ends all sign-ins of that person and signs him in; the answer is the token for the cookie. */
  useLink(use: LinkUse, whence: Whence): Promise<string>
}

/** What is done with a proof, as the audit names it, and from where. */
export interface ProvenAct {
  what: AuditAct
  address: string | null
}

/** How links reach people. */
export interface Post {
  mailer: Pick<Mailer, 'send'>
  /** Where people open this server. */
  baseUrl: string
}

export interface PasswordAccountsParts {
  collections: Collections
  identity: Identity
  audit: Audit
  rights: Pick<RightsRevision, 'bump'>
  wall: Clock
  setUpCode: string | null
  /** Null: the administrator hands links out himself. */
  post: Post | null
  log: Log
  passwordCost?: PasswordCost | undefined
}

export async function openPasswordAccounts(parts: PasswordAccountsParts): Promise<PasswordAccounts> {
  const { collections, identity, audit, rights, post, log } = parts
  const { users, signIns, secondFactors } = identity
  const passwords = await openPasswords(collections, parts.passwordCost)
  const tries = openFailedTries(collections, parts.wall)
  const proofs = passwordProofs({ passwords, tries, secondFactors, audit })
  const links = openAccountLinks(collections, parts.wall)
  const firstAccount = await openFirstAccount({ collections, users, passwords, chosenCode: parts.setUpCode })

  /** A refused sign-in is recorded by the account it aimed at; what was typed as a name is not. */
  async function refuseSignIn(
    user: User | null,
    { login, address }: { login: string; address: string | null },
    refusal: Refusal = refuse('wrong_credentials'),
  ): Promise<never> {
    // Each name by itself, whether an account has it or not: else the first try at a known one took a write longer.
    const connection = `${address ?? 'unknown'} ${hashOf(login)}`
    const who = user?.id ?? null
    const { reason } = refusal
    await audit.record({ who, what: 'sign_in', address, outcome: 'refused', reason, connection })
    throw refusal
  }

  async function recordRefused(
    who: UserId,
    what: AuditAct,
    address: string | null,
    { reason }: Refusal,
  ): Promise<void> {
    await audit.record({ who, what, where: who, address, outcome: 'refused', reason })
  }

  async function prove(
    { userId, signInId }: BrowserSignIn,
    given: Proof,
    { what, address }: ProvenAct,
  ): Promise<User> {
    const user = await users.find(userId)
    if (!user) throw refuse('not_signed_in')
    const weighed = await proofs.weigh(user, user.login, given, address)
    if (weighed.kind === 'proven') {
      await tries.forgive(user.login)
      await signIns.prove(signInId)
      return user
    }
    const refusal = weighed.kind === 'locked' ? weighed.refusal : refuse(weighed.kind)
    if (weighed.kind !== 'code_needed') await recordRefused(user.id, what, address, refusal)
    throw refusal
  }

  const kindFor = async (user: User): Promise<AccountLinkKind> =>
    (await passwords.isChosen(user.id)) ? 'reset' : 'invitation'

  /** By mail; where there is none, or it fails, by whoever made it. */
  async function handOut(user: User, { secret, kind, mail, expiresAt }: NewLink): Promise<MadeLink> {
    if (!post) return { kind, secret, mail, expiresAt }
    const address = `${post.baseUrl}${linkPath(secret)}`
    try {
      await post.mailer.send(linkMail(mail, { user, kind, address, expiresAt }))
      return { kind, secret: null, mail, expiresAt }
    } catch (error) {
      log.error('mail.not_sent', { error })
      return { kind, secret, mail, expiresAt }
    }
  }

  async function enabled(userId: UserId): Promise<User> {
    const user = await users.find(userId)
    if (!user || user.isDisabled) throw refuse('link_refused')
    return user
  }

  /** Before a link is used up: who has mistyped a code still has it. */
  async function giveCode(user: User, code: string | undefined, address: string | null): Promise<void> {
    if (!(await secondFactors.isOn(user.id))) return
    if (!code) throw refuse('code_needed')
    await tries.begin(user.login)
    const kind = await proofs.weighCode(user, code, address)
    if (kind === 'proven') return
    await recordRefused(user.id, 'password.choose', address, refuse(kind))
    throw refuse(kind)
  }

  /** By the account a link is for: whoever has it and not the address it was made for may have found it. */
  async function takeLink({ secret, mail }: LinkUse, address: string | null): Promise<User> {
    const { userId } = await links.find(secret)
    try {
      return await enabled(await links.take(secret, mail))
    } catch (error) {
      if (error instanceof Refusal && error.reason === 'wrong_address')
        await recordRefused(userId, 'password.choose', address, error)
      throw error
    }
  }

  return {
    firstAccount,
    tries,
    links,
    async setUp(wanted, whence) {
      const userId = await firstAccount.make(wanted)
      await audit.record({ who: userId, what: 'server.set_up', where: userId, address: whence.address })
      return (await signIns.begin(userId, whence)).token
    },
    async signIn({ login, ...given }, whence) {
      const { address } = whence
      const tried = { login, address }
      const user = await users.findByLogin(login)
      const weighed = await proofs.weigh(user, login, given, address)
      if (weighed.kind === 'code_needed') throw refuse('code_needed')
      if (weighed.kind === 'wrong_code') return refuseSignIn(user, tried, refuse('wrong_code'))
      if (weighed.kind === 'locked') return refuseSignIn(user, tried, weighed.refusal)
      if (!user || weighed.kind !== 'proven') return refuseSignIn(user, tried)
      const { signedIn, token } = await signIns.begin(user.id, whence)
      // The password or the account may have changed since it was asked for: that has ended all sign-ins.
      const isStillRight = await passwords.isStill(user.id, weighed.version)
      if (!isStillRight || (await users.find(user.id))?.isDisabled) {
        await signIns.end(signedIn.signInId)
        return refuseSignIn(user, tried)
      }
      await tries.forgive(login)
      await audit.record({ who: user.id, what: 'sign_in', where: signedIn.signInId, address })
      return token
    },
    prove,
    async change(caller, { old, code, new: next }, address) {
      const what = 'password.change'
      const user = await prove(caller, { password: old, code }, { what, address })
      await passwords.set(user.id, next)
      await signIns.endAllOf(user.id, caller.signInId)
      await rights.bump()
      await audit.record({ who: user.id, what, where: user.id, address })
    },
    async invite(account) {
      const user = await users.create(account)
      return { user, link: await handOut(user, await links.make(user.id, 'invitation', account.mail)) }
    },
    async linkFor(user, mail) {
      await users.setMail(user.id, mail)
      return handOut(user, await links.make(user.id, await kindFor(user), mail))
    },
    sendsMail: post !== null,
    async sendLink(login, address) {
      const what = 'account.link'
      try {
        const user = await users.findByLogin(login)
        if (!post || !user?.mail || user.isDisabled) return
        // As often as a password may be tried: nobody's box is filled by whoever knows his name.
        const refusal = await refusalOf(() => tries.begin(`link for ${login}`))
        if (refusal) return await recordRefused(user.id, what, address, refusal)
        await handOut(user, await links.make(user.id, await kindFor(user), user.mail))
        await audit.record({ who: user.id, what, where: user.id, address })
      } catch (error) {
        log.warn('link.not_sent', { error })
      }
    },
    async lookAtLink(secret) {
      const { userId, kind, expiresAt } = await links.find(secret)
      const { login, name } = await enabled(userId)
      return { kind, login, name, expiresAt, asksForCode: await secondFactors.isOn(userId) }
    },
    async useLink(use, whence) {
      const { address } = whence
      await giveCode(await enabled((await links.find(use.secret)).userId), use.code, address)
      const user = await takeLink(use, address)
      await passwords.set(user.id, use.password)
      await tries.forgive(user.login)
      await signIns.endAllOf(user.id)
      await rights.bump()
      const { signedIn, token } = await signIns.begin(user.id, whence)
      await audit.record({ who: user.id, what: 'password.choose', where: user.id, address })
      await audit.record({ who: user.id, what: 'sign_in', where: signedIn.signInId, address })
      return token
    },
  }
}
