/**
 * Identifiers. Each has a prefix that says what it names and 20 random characters (100 bits),
 * so that an id can neither be guessed nor be mistaken for one of another kind.
 */
import { z } from 'zod'

// Crockford's base 32: no letters that are read as digits.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'
const randomLength = 20

const patternOf = (prefix: string): RegExp => new RegExp(`^${prefix}_[${alphabet}]{${randomLength}}$`)

function idOf<Prefix extends string>(prefix: Prefix) {
  return z.string().regex(patternOf(prefix)).brand<Prefix>()
}

export const UserId = idOf('usr')
export type UserId = z.infer<typeof UserId>
export const GroupId = idOf('grp')
export type GroupId = z.infer<typeof GroupId>
export const MeetingId = idOf('mtg')
export type MeetingId = z.infer<typeof MeetingId>
export const DocumentId = idOf('doc')
export type DocumentId = z.infer<typeof DocumentId>
export const ActivityId = idOf('act')
export type ActivityId = z.infer<typeof ActivityId>
export const PaperId = idOf('pap')
export type PaperId = z.infer<typeof PaperId>
/** A file that lies ready for a paper. */
export const PaperFileId = idOf('fil')
export type PaperFileId = z.infer<typeof PaperFileId>
export const SignInId = idOf('sgn')
export type SignInId = z.infer<typeof SignInId>
/** An access token, by its name in lists; never the secret itself. */
export const TokenId = idOf('tok')
export type TokenId = z.infer<typeof TokenId>
/** An entry of the audit log. */
export const AuditEntryId = idOf('aud')
export type AuditEntryId = z.infer<typeof AuditEntryId>
/** One agenda item; made by whoever adds the item. */
export const ItemId = idOf('itm')
export type ItemId = z.infer<typeof ItemId>
/** One day of an agenda. */
export const DayId = idOf('day')
export type DayId = z.infer<typeof DayId>
/** One block of minutes, the same in every language: a paragraph, a heading, a table. */
export const BlockId = idOf('blk')
export type BlockId = z.infer<typeof BlockId>
/** A commitment: what an outcome left someone to do. */
export const CommitmentId = idOf('cmt')
export type CommitmentId = z.infer<typeof CommitmentId>
/** A version of a document that somebody named, circulated or restored. */
export const VersionId = idOf('ver')
export type VersionId = z.infer<typeof VersionId>
/** One person in one live document through one socket. */
export const ParticipantId = idOf('par')
export type ParticipantId = z.infer<typeof ParticipantId>

type AnyId = {
  usr: UserId
  grp: GroupId
  mtg: MeetingId
  doc: DocumentId
  act: ActivityId
  pap: PaperId
  fil: PaperFileId
  sgn: SignInId
  tok: TokenId
  aud: AuditEntryId
  itm: ItemId
  day: DayId
  blk: BlockId
  cmt: CommitmentId
  ver: VersionId
  par: ParticipantId
}

const patterns = { doc: patternOf('doc'), par: patternOf('par'), blk: patternOf('blk') }

/** What the schemas of these ids say, for those that are looked at by the thousand. */
export function isIdOf<Prefix extends keyof typeof patterns>(
  prefix: Prefix,
  value: unknown,
): value is AnyId[Prefix] {
  return typeof value === 'string' && patterns[prefix].test(value)
}

/** A new random id. `getRandomValues` also works on plain HTTP, where WebCrypto's other parts do not. */
export function newId<Prefix extends keyof AnyId>(prefix: Prefix): AnyId[Prefix] {
  return idFrom(prefix, crypto.getRandomValues(new Uint8Array(randomLength)))
}

/** The id that these bytes make, always the same: for what is known by another name elsewhere. At least 20 bytes. */
export function idFrom<Prefix extends keyof AnyId>(prefix: Prefix, bytes: Uint8Array): AnyId[Prefix] {
  if (bytes.length < randomLength) throw new Error('too few bytes for an id')
  const letters = Array.from(bytes.subarray(0, randomLength), (byte) => alphabet.charAt(byte & 31)).join('')
  return `${prefix}_${letters}` as AnyId[Prefix]
}

/** The code of a delegation or body: `KOR`, `ASEC`. */
export const DelegationCode = z
  .string()
  .regex(/^[A-Z]{2,6}$/)
  .brand<'delegation'>()
export type DelegationCode = z.infer<typeof DelegationCode>
