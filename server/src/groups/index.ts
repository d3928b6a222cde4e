/** Working groups and their members. */
export { admitByClaims } from './admit-by-claims.js'
export { type Group, type GroupEvents, type Groups, type Membership, openGroups } from './groups.js'
export { groupRoutes } from './group.routes.js'
export { membershipRoutes } from './membership.routes.js'
export { presentFormerCycles } from './present-group.js'
export { groupsOf, rankOf } from './my-groups.js'
