/** People, their delegations, and who is signed in. */
export { type Delegation, type Delegations, referTo } from './delegations.js'
export { type Identity, openIdentity } from './identity.js'
export { identityRoutes } from './identity.routes.js'
export { type IdentityEvents, idleMs, longestMs, type SignedIn, type SignIns } from './sign-ins.js'
export type { User, Users } from './users.js'
