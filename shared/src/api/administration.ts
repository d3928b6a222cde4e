/** What the administrator keeps: accounts, delegations, groups and their members, the audit log. */
import { z } from 'zod'
import { AuditFilter, AuditPage, AuditVerdict } from '../audit/index.js'
import {
  Bin,
  GivenRole,
  GroupChange,
  ManagedGroup,
  ManagedGroups,
  MemberListAnswer,
  MemberListFile,
  NewGroup,
  PlannedCycle,
} from '../groups/index.js'
import {
  Account,
  AccountChange,
  Accounts,
  Delegations,
  InvitedAccount,
  LinkFor,
  MadeLink,
  NewAccount,
  NewDelegation,
  ProviderBinding,
} from '../identity/index.js'
import { PageQuery, type RouteContract } from './contract.js'

export const administrationContracts = {
  'GET /administration/people': {
    title: 'Accounts by name, page by page',
    query: PageQuery,
    answer: Accounts,
  },
  'POST /administration/people': {
    title: 'Make an account, and a link by which its person chooses a password',
    body: NewAccount,
    answer: InvitedAccount,
  },
  'PATCH /administration/people/:userId': {
    title: 'Disable an account, or enable it again',
    body: AccountChange,
    answer: Account,
  },
  'POST /administration/people/:userId/link': {
    title: 'A new link to choose a password; those before end',
    body: LinkFor,
    answer: MadeLink,
  },
  'PUT /administration/people/:userId/oidc': {
    title: 'Bind an account to whoever the organisation says has this address',
    body: ProviderBinding,
    answer: 'nothing',
  },
  'DELETE /administration/people/:userId/second-factor': {
    title: 'Take a second factor away, for who has lost authenticator and recovery codes',
    answer: Account,
  },
  'GET /administration/delegations': { title: 'All delegations', answer: Delegations },
  'POST /administration/delegations': {
    title: 'Add a country or body',
    body: NewDelegation,
    answer: 'nothing',
  },
  'DELETE /administration/delegations/:code': {
    title: 'Put a delegation that nobody needs into the bin',
    answer: 'nothing',
  },
  'POST /administration/delegations/:code/restore': {
    title: 'Bring a delegation back from the bin',
    answer: 'nothing',
  },
  'GET /administration/groups': { title: 'All groups with their people', answer: ManagedGroups },
  'POST /administration/groups': { title: 'Make a group', body: NewGroup, answer: ManagedGroup },
  'PUT /administration/groups/:groupId': {
    title: 'Set anew what is set of a group',
    body: GroupChange,
    answer: ManagedGroup,
  },
  'DELETE /administration/groups/:groupId': {
    title: 'Put a group into the bin; what is open there is closed',
    answer: 'nothing',
  },
  'POST /administration/groups/:groupId/restore': {
    title: 'Bring a group back from the bin as it was',
    answer: ManagedGroup,
  },
  'PUT /administration/groups/:groupId/next-cycle': {
    title: 'Plan the next cycle of a group and its pair of co-chairs, or drop the plan',
    body: PlannedCycle,
    answer: ManagedGroup,
  },
  'POST /administration/groups/:groupId/hand-over': {
    title: 'Hand a group over to the pair of the planned cycle',
    answer: ManagedGroup,
  },
  'GET /administration/bin': { title: 'Groups and delegations that were deleted', answer: Bin },
  'POST /administration/groups/:groupId/members': {
    title: 'Admit people by a list in CSV, or look at what it would do',
    body: MemberListFile,
    answer: MemberListAnswer,
  },
  'PUT /administration/groups/:groupId/members/:userId': {
    title: 'Admit a person to a group, or give another role',
    body: GivenRole,
    answer: ManagedGroup,
  },
  'DELETE /administration/groups/:groupId/members/:userId': {
    title: 'Remove a person from a group; what is open there is closed',
    answer: ManagedGroup,
  },
  'GET /audit': {
    title: 'The audit log, newest first, page by page',
    query: AuditFilter.extend(PageQuery.shape),
    answer: AuditPage,
  },
  'GET /audit/verification': {
    title: 'Whether the audit log is as it was written',
    answer: AuditVerdict,
  },
  'GET /audit/export': {
    title: 'The audit log as a file, oldest first',
    query: AuditFilter.extend({ format: z.enum(['jsonl', 'csv']) }),
    answer: { file: ['application/jsonl', 'text/csv'] },
  },
} as const satisfies Record<string, RouteContract>
