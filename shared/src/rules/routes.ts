/**
 * Everything that can be asked over HTTP below `/api/v1`, and by whom. The router is built from this table:
 * a route that is not in it cannot be written, and a row that nobody answers ends the start [PERM-1].
 */
import { administrator, afterProof, anyone, on, type RouteRule, signedIn, signingIn } from './rule.js'

/** Also `read_history_of_approved`, of what was approved. */
const history = on('document', 'read_history')

/** In the demonstration and in real use. */
const common = {
  'GET /welcome': anyone,
  'GET /openapi.json': { ...signedIn, programs: true },

  'GET /me': { ...signedIn, programs: true },
  'PATCH /me/preferences': signedIn,
  'POST /sign-out': signedIn,
  'GET /me/tokens': signedIn,
  'POST /me/tokens': { ...signedIn, ...afterProof },
  'DELETE /me/tokens/:tokenId': { ...signedIn, own: 'tokenId' },
  'GET /jump': signedIn,
  'GET /symbols/{*symbol}': signedIn,

  'GET /administration/people': administrator,
  'PATCH /administration/people/:userId': { ...administrator, about: 'userId', ...afterProof },
  'GET /administration/delegations': administrator,
  'POST /administration/delegations': { ...administrator, ...afterProof },
  'DELETE /administration/delegations/:code': { ...administrator, about: 'code', ...afterProof },
  'POST /administration/delegations/:code/restore': { ...administrator, about: 'code', ...afterProof },
  'GET /administration/groups': administrator,
  'POST /administration/groups': { ...administrator, ...afterProof },
  'PUT /administration/groups/:groupId': { ...administrator, about: 'groupId', ...afterProof },
  'DELETE /administration/groups/:groupId': { ...administrator, about: 'groupId', ...afterProof },
  'POST /administration/groups/:groupId/restore': { ...administrator, about: 'groupId', ...afterProof },
  'PUT /administration/groups/:groupId/next-cycle': { ...administrator, about: 'groupId', ...afterProof },
  'POST /administration/groups/:groupId/hand-over': { ...administrator, about: 'groupId', ...afterProof },
  'GET /administration/bin': administrator,
  'POST /administration/groups/:groupId/members': { ...administrator, about: 'groupId', ...afterProof },
  'PUT /administration/groups/:groupId/members/:userId': {
    ...administrator,
    about: 'groupId',
    ...afterProof,
  },
  'DELETE /administration/groups/:groupId/members/:userId': {
    ...administrator,
    about: 'groupId',
    ...afterProof,
  },
  'GET /audit': administrator,
  'GET /audit/verification': administrator,
  'GET /audit/export': administrator,

  'GET /groups/:groupId': on('group', 'read'),
  'GET /groups/:groupId/people': on('group', 'read'),
  'GET /groups/:groupId/commitments': on('group', 'read'),
  'GET /groups/:groupId/decisions': on('group', 'read'),
  'GET /groups/:groupId/unseen': on('group', 'read'),
  'POST /groups/:groupId/meetings': on('group', 'create_meeting'),
  'GET /groups/:groupId/bin': on('group', 'use_bin'),
  'POST /groups/:groupId/bin': on('group', 'use_bin'),
  'DELETE /groups/:groupId/bin/:meetingId': on('group', 'use_bin'),
  'PATCH /meetings/:meetingId': on('meeting', 'plan_meeting'),
  'POST /meetings/:meetingId/acts': on('meeting', 'plan_meeting'),
  'POST /meetings/:meetingId/minutes': on('meeting', 'start_record'),

  'GET /meetings/:meetingId/papers': on('meeting', 'read'),
  'POST /meetings/:meetingId/papers': on('meeting', 'upload_paper'),
  'POST /meetings/:meetingId/paper-files': on('meeting', 'upload_paper'),
  'GET /papers/:paperId/files/:language': on('paper', 'read'),
  'POST /papers/:paperId/submission': on('paper', 'submit'),
  'POST /papers/:paperId/issue': on('paper', 'issue'),
  'POST /papers/:paperId/withdrawal': on('paper', 'withdraw'),

  'GET /documents/:documentId': on('document', 'read'),
  'GET /documents/:documentId/record': on('document', 'read'),
  'GET /documents/:documentId/readers': on('document', 'read'),
  'GET /documents/:documentId/minutes': on('document', 'read'),
  'GET /documents/:documentId/sentences': on('document', 'edit'),
  'GET /documents/:documentId/commitments': on('document', 'read'),
  'POST /documents/:documentId/images': on('document', 'edit'),
  'GET /documents/:documentId/images/:blob': on('document', 'read'),

  'GET /documents/:documentId/history': history,
  'GET /documents/:documentId/history/record': history,
  'GET /documents/:documentId/history/playback': history,
  'GET /documents/:documentId/history/blame': history,
  'GET /documents/:documentId/history/touched': history,
  'GET /documents/:documentId/history/comparison': history,
  'GET /documents/:documentId/history/passages/:passageId': history,
  'POST /documents/:documentId/history/versions': { ...history, also: 'draft' },
  'PATCH /documents/:documentId/history/versions/:versionId': { ...history, also: 'draft' },
  'POST /documents/:documentId/history/circulations': { ...history, also: 'circulate' },
  'PUT /documents/:documentId/history/seen': { ...history, also: 'write' },
  'GET /documents/:documentId/history/restoration': { ...history, also: 'edit' },
  'POST /documents/:documentId/history/restorations': { ...history, also: 'edit' },
  'GET /documents/:documentId/history/restorations/:seq': history,
  'POST /documents/:documentId/history/restorations/:seq/undo': { ...history, also: 'edit' },

  'GET /commitments/:commitmentId': on('commitment', 'read'),
  // Which act needs which right, the act itself says: reading is the least of them.
  'POST /commitments/:commitmentId/acts': on('commitment', 'read'),
} as const satisfies Record<string, RouteRule>

const inDemonstration = {
  'POST /sign-in/demonstration': signingIn,
} as const satisfies Record<string, RouteRule>

const inRealUse = {
  'GET /set-up': anyone,
  'POST /set-up': signingIn,
  'POST /sign-in': signingIn,
  'POST /oidc/begin': signingIn,
  'GET /oidc/callback': signingIn,
  'POST /account-links/want': signingIn,
  'POST /account-links/look': signingIn,
  'POST /account-links/use': signingIn,
  // These three take the password themselves.
  'POST /me/password': signedIn,
  'POST /me/second-factor/off': signedIn,
  'POST /me/second-factor/recovery-codes': signedIn,
  'POST /me/second-factor': { ...signedIn, ...afterProof },
  'POST /me/second-factor/confirm': { ...signedIn, ...afterProof },
  'GET /me/proof': signedIn,
  'POST /me/proof': signedIn,
  'POST /me/proof/oidc': signedIn,
  'GET /me/second-factor': signedIn,
  'GET /me/sign-ins': signedIn,
  'DELETE /me/sign-ins/:signInId': { ...signedIn, own: 'signInId', ...afterProof },
  'POST /me/sign-ins/end-others': { ...signedIn, ...afterProof },
  'POST /administration/people': { ...administrator, ...afterProof },
  'POST /administration/people/:userId/link': { ...administrator, about: 'userId', ...afterProof },
  'PUT /administration/people/:userId/oidc': { ...administrator, about: 'userId', ...afterProof },
  'DELETE /administration/people/:userId/second-factor': {
    ...administrator,
    about: 'userId',
    ...afterProof,
  },
} as const satisfies Record<string, RouteRule>

/** Beside the API, for whoever runs the server: no content, no names. */
export const serverRoutes = {
  'GET /healthz': anyone,
  'GET /readyz': anyone,
  'GET /metrics': anyone,
} as const satisfies Record<string, RouteRule>

export const routes = { ...common, ...inDemonstration, ...inRealUse }

type Routes = typeof routes
export type RouteName = keyof Routes
export type OpenRoute = {
  [Name in RouteName]: Routes[Name] extends { may: 'anyone' } ? Name : never
}[RouteName]
/** Answered for somebody who is signed in and passed the rule. */
export type SignedInRoute = Exclude<RouteName, OpenRoute>
/** About a thing of this kind, with this action. */
export type RouteOn<Thing extends string, Action extends string = string> = {
  [Name in RouteName]: Routes[Name] extends { on: Thing; action: Action } ? Name : never
}[RouteName]
export type HistoryRoute = RouteOn<'document', 'read_history'>

export type Use = 'demonstration' | 'real use'

export function routesIn(use: Use): Readonly<Record<string, RouteRule>> {
  return { ...common, ...(use === 'demonstration' ? inDemonstration : inRealUse) }
}
