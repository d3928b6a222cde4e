/**
 * What each role is owed, told a second time: from the demonstration's own table and the words of
 * docs/spec/permissions.md, never from the functions and tables under test.
 */
import type { Role } from '@tandem/shared/permissions'
import type { RequestType } from '@tandem/shared/protocol'
import type { RouteName } from '@tandem/shared/rules'
import { readFile } from 'node:fs/promises'

type Cells = Record<string, Record<Role, string[]>>

const { permissions } = JSON.parse(
  await readFile(new URL('../../../demo/workspace.json', import.meta.url), 'utf8'),
) as {
  permissions: Record<'agenda' | 'record' | 'commitment', Cells> & { maxMarking: Record<Role, string> }
}

const everyMember = {
  co_chair: ['read'],
  secretariat: ['read'],
  head_of_delegation: ['read'],
  delegate: ['read'],
  observer: ['read'],
}
const convening = ['read', 'create_meeting', 'use_bin']
/** The program's own rows: the data has none for them. */
const ownRows = {
  group: {
    any: { ...everyMember, co_chair: convening, secretariat: convening },
  },
  meeting: {
    any: {
      co_chair: ['read', 'plan_meeting', 'start_record', 'upload_paper'],
      secretariat: ['read', 'plan_meeting', 'start_record', 'upload_paper'],
      head_of_delegation: ['read', 'upload_paper'],
      delegate: ['read', 'upload_paper'],
      observer: ['read'],
    },
  },
  paper: {
    internal: {
      co_chair: ['read_own', 'submit_own', 'withdraw_own'],
      secretariat: ['read_own'],
      head_of_delegation: ['read_own', 'submit_own', 'withdraw_own'],
      delegate: ['read_own', 'withdraw_own'],
      observer: [],
    },
    draft: { co_chair: ['read'], secretariat: ['read'], head_of_delegation: [], delegate: [], observer: [] },
    submitted: {
      co_chair: ['read', 'issue', 'withdraw_own'],
      secretariat: ['read'],
      head_of_delegation: ['read_own', 'withdraw_own'],
      delegate: ['read_own'],
      observer: [],
    },
    embargoed: {
      co_chair: ['read', 'withdraw_own'],
      secretariat: ['read'],
      head_of_delegation: ['read_own', 'withdraw_own'],
      delegate: ['read_own'],
      observer: [],
    },
    issued: {
      ...everyMember,
      co_chair: ['read', 'withdraw_own'],
      head_of_delegation: ['read', 'withdraw_own'],
    },
    withdrawn: everyMember,
    withdrawn_before_issue: {
      co_chair: ['read'],
      secretariat: ['read'],
      head_of_delegation: ['read_own'],
      delegate: ['read_own'],
      observer: [],
    },
  },
} satisfies Record<string, Cells>
const table = { ...permissions, ...ownRows }

export type Kind = 'agenda' | 'record' | 'commitment' | 'group' | 'meeting' | 'paper'
export interface Thing {
  kind: Kind
  state: string
  marking: string
  compartment: string | null
  /** Of a group or a meeting in the bin: there for nobody. */
  isInBin?: boolean
  /** Made before the group's last hand-over: read, and written in by nobody. */
  isOfFormerCycle?: boolean
  /** Delegations whose own it is. */
  owners?: readonly string[]
}
export interface Standing {
  /** In the group of the thing; null: none. */
  role: Role | null
  compartments: readonly string[]
  /** Whom he speaks for in the group. */
  delegation: string | null
  /** By an access token that only reads. */
  onlyReads: boolean
}

const markings = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED']
const readingRights = ['read', 'read_history', 'read_history_of_approved']

/** Before what a token leaves of it. */
function cell(thing: Thing, { role, compartments, delegation }: Standing): string[] {
  if (role === null || thing.isInBin) return []
  if (markings.indexOf(thing.marking) > markings.indexOf(permissions.maxMarking[role])) return []
  if (thing.compartment !== null && !compartments.includes(thing.compartment)) return []
  const cells: Cells = table[thing.kind]
  const told = cells[thing.state]?.[role] ?? []
  const isOwn = delegation !== null && (thing.owners ?? []).includes(delegation)
  const rights = [...told, ...(isOwn ? told.map((right) => right.replace(/_own$/, '')) : [])]
  const all = rights.includes('read_if_marking_allows') ? ['read', ...rights] : rights
  return thing.isOfFormerCycle ? all.filter((right) => readingRights.includes(right)) : all
}

/** `absent`: to the letter as if it did not exist. */
export type Verdict = 'absent' | 'refused' | 'granted'

export type Wanted =
  | 'read'
  | 'edit'
  | 'create_meeting'
  | 'use_bin'
  | 'start_record'
  | 'plan_meeting'
  | 'upload_paper'
  | 'submit'
  | 'issue'
  | 'withdraw'
  | 'history'
  | 'history, edit'
  | 'history, draft'
  | 'history, circulate'
  | 'history, write'

export function verdictOn(thing: Thing, wanted: Wanted, who: Standing): Verdict {
  const rights = cell(thing, who)
  const has = (right: string): boolean =>
    rights.includes(right) && (!who.onlyReads || readingRights.includes(right))
  const allowed = (is: boolean): Verdict => (is ? 'granted' : 'refused')
  if (!has('read')) return 'absent'
  const readsHistory = has('read_history') || has('read_history_of_approved')
  if (wanted.startsWith('history') && !readsHistory) return 'absent'
  switch (wanted) {
    case 'history':
      return 'granted'
    case 'history, edit':
      return allowed(has('edit'))
    case 'history, write':
      return allowed(!who.onlyReads)
    case 'history, circulate':
      return allowed(has('circulate') || has('circulate_jointly'))
    case 'history, draft': {
      const first = thing.kind === 'record' ? 'drafting' : 'draft'
      return allowed(!who.onlyReads && cell({ ...thing, state: first }, who).includes('read_history'))
    }
    case 'read':
    case 'edit':
    case 'create_meeting':
    case 'use_bin':
    case 'start_record':
    case 'plan_meeting':
    case 'upload_paper':
    case 'submit':
    case 'issue':
    case 'withdraw':
      return allowed(has(wanted))
  }
}

export type Owed =
  | 'anyone'
  | 'whoever is signed in'
  | 'whoever is signed in at a browser'
  | 'the administrator at a browser'
  | { on: 'group' | 'meeting' | 'document' | 'commitment' | 'paper'; wanted: Wanted }

const browser = 'whoever is signed in at a browser'
const administrator = 'the administrator at a browser'
const history = (wanted: Wanted = 'history') => ({ on: 'document', wanted }) as const
const document = (wanted: Wanted) => ({ on: 'document', wanted }) as const
const group = (wanted: Wanted) => ({ on: 'group', wanted }) as const

export const owedRoutes: Record<RouteName, Owed> = {
  'GET /welcome': 'anyone',
  'GET /set-up': 'anyone',
  'POST /set-up': 'anyone',
  'POST /sign-in': 'anyone',
  'POST /sign-in/demonstration': 'anyone',
  'POST /oidc/begin': 'anyone',
  'GET /oidc/callback': 'anyone',
  'POST /account-links/want': 'anyone',
  'POST /account-links/look': 'anyone',
  'POST /account-links/use': 'anyone',
  'GET /openapi.json': 'whoever is signed in',
  'GET /me': 'whoever is signed in',
  'PATCH /me/preferences': browser,
  'POST /me/password': browser,
  'POST /sign-out': browser,
  'GET /me/proof': browser,
  'POST /me/proof': browser,
  'POST /me/proof/oidc': browser,
  'GET /me/second-factor': browser,
  'POST /me/second-factor': browser,
  'POST /me/second-factor/confirm': browser,
  'POST /me/second-factor/off': browser,
  'POST /me/second-factor/recovery-codes': browser,
  'GET /me/sign-ins': browser,
  'DELETE /me/sign-ins/:signInId': browser,
  'POST /me/sign-ins/end-others': browser,
  'GET /me/tokens': browser,
  'POST /me/tokens': browser,
  'DELETE /me/tokens/:tokenId': browser,
  'GET /jump': browser,
  'GET /symbols/{*symbol}': browser,
  'GET /administration/people': administrator,
  'POST /administration/people': administrator,
  'POST /administration/people/:userId/link': administrator,
  'PUT /administration/people/:userId/oidc': administrator,
  'PATCH /administration/people/:userId': administrator,
  'DELETE /administration/people/:userId/second-factor': administrator,
  'GET /administration/delegations': administrator,
  'POST /administration/delegations': administrator,
  'DELETE /administration/delegations/:code': administrator,
  'POST /administration/delegations/:code/restore': administrator,
  'GET /administration/groups': administrator,
  'POST /administration/groups': administrator,
  'PUT /administration/groups/:groupId': administrator,
  'DELETE /administration/groups/:groupId': administrator,
  'POST /administration/groups/:groupId/restore': administrator,
  'PUT /administration/groups/:groupId/next-cycle': administrator,
  'POST /administration/groups/:groupId/hand-over': administrator,
  'GET /administration/bin': administrator,
  'POST /administration/groups/:groupId/members': administrator,
  'PUT /administration/groups/:groupId/members/:userId': administrator,
  'DELETE /administration/groups/:groupId/members/:userId': administrator,
  'GET /audit': administrator,
  'GET /audit/verification': administrator,
  'GET /audit/export': administrator,
  'GET /groups/:groupId': group('read'),
  'GET /groups/:groupId/people': group('read'),
  'GET /groups/:groupId/commitments': group('read'),
  'GET /groups/:groupId/decisions': group('read'),
  'GET /groups/:groupId/unseen': group('read'),
  'POST /groups/:groupId/meetings': group('create_meeting'),
  'GET /groups/:groupId/bin': group('use_bin'),
  'POST /groups/:groupId/bin': group('use_bin'),
  'DELETE /groups/:groupId/bin/:meetingId': group('use_bin'),
  'PATCH /meetings/:meetingId': { on: 'meeting', wanted: 'plan_meeting' },
  'POST /meetings/:meetingId/acts': { on: 'meeting', wanted: 'plan_meeting' },
  'POST /meetings/:meetingId/minutes': { on: 'meeting', wanted: 'start_record' },
  'GET /meetings/:meetingId/papers': { on: 'meeting', wanted: 'read' },
  'POST /meetings/:meetingId/papers': { on: 'meeting', wanted: 'upload_paper' },
  'POST /meetings/:meetingId/paper-files': { on: 'meeting', wanted: 'upload_paper' },
  'GET /papers/:paperId/files/:language': { on: 'paper', wanted: 'read' },
  'POST /papers/:paperId/submission': { on: 'paper', wanted: 'submit' },
  'POST /papers/:paperId/issue': { on: 'paper', wanted: 'issue' },
  'POST /papers/:paperId/withdrawal': { on: 'paper', wanted: 'withdraw' },
  'GET /documents/:documentId': document('read'),
  'GET /documents/:documentId/record': document('read'),
  'GET /documents/:documentId/readers': document('read'),
  'GET /documents/:documentId/minutes': document('read'),
  'GET /documents/:documentId/commitments': document('read'),
  'GET /documents/:documentId/sentences': document('edit'),
  'POST /documents/:documentId/images': document('edit'),
  'GET /documents/:documentId/images/:blob': document('read'),
  'GET /documents/:documentId/history': history(),
  'GET /documents/:documentId/history/record': history(),
  'GET /documents/:documentId/history/playback': history(),
  'GET /documents/:documentId/history/blame': history(),
  'GET /documents/:documentId/history/touched': history(),
  'GET /documents/:documentId/history/comparison': history(),
  'GET /documents/:documentId/history/passages/:passageId': history(),
  'POST /documents/:documentId/history/versions': history('history, draft'),
  'PATCH /documents/:documentId/history/versions/:versionId': history('history, draft'),
  'POST /documents/:documentId/history/circulations': history('history, circulate'),
  'PUT /documents/:documentId/history/seen': history('history, write'),
  'GET /documents/:documentId/history/restoration': history('history, edit'),
  'POST /documents/:documentId/history/restorations': history('history, edit'),
  'GET /documents/:documentId/history/restorations/:seq': history(),
  'POST /documents/:documentId/history/restorations/:seq/undo': history('history, edit'),
  'GET /commitments/:commitmentId': { on: 'commitment', wanted: 'read' },
  'POST /commitments/:commitmentId/acts': { on: 'commitment', wanted: 'read' },
}

export const owedEvents: Record<RequestType, Owed> = {
  open: document('read'),
  edit: document('edit'),
  place: document('edit'),
  compare: document('edit'),
  follow: history(),
  watch: group('read'),
  close: 'whoever is signed in',
  unfollow: 'whoever is signed in',
  unwatch: 'whoever is signed in',
  ping: 'whoever is signed in',
}
