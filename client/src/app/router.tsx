import { createBrowserRouter, Navigate, Outlet, type RouteObject } from 'react-router'
import { PageFailed } from './pages/page-failed'
import { Loading } from './pages/loading'
import { RequireMe, type RouteHandle } from './require-me'

const staysWhenSignedOut: RouteHandle = { staysWhenSignedOut: true }

const administration: RouteObject[] = [
  { index: true, element: <Navigate replace to="/administration/people" /> },
  {
    path: 'people',
    lazy: async () => ({ Component: (await import('./pages/administration/people-page')).PeoplePage }),
  },
  {
    path: 'delegations',
    lazy: async () => ({
      Component: (await import('./pages/administration/delegations-page')).DelegationsPage,
    }),
  },
  {
    path: 'groups',
    lazy: async () => ({ Component: (await import('./pages/administration/groups-page')).GroupsPage }),
  },
  {
    path: 'audit',
    lazy: async () => ({ Component: (await import('./pages/administration/audit-page')).AuditPage }),
  },
  {
    path: 'groups/new',
    lazy: async () => ({ Component: (await import('./pages/administration/new-group-page')).NewGroupPage }),
  },
  {
    path: 'bin',
    lazy: async () => ({ Component: (await import('./pages/administration/bin-page')).BinPage }),
  },
  {
    path: 'groups/:groupId/change',
    lazy: async () => ({
      Component: (await import('./pages/administration/change-group-page')).ChangeGroupPage,
    }),
  },
  {
    path: 'groups/:groupId/next-cycle',
    lazy: async () => ({ Component: (await import('./pages/administration/next-cycle-page')).NextCyclePage }),
  },
  {
    path: 'groups/:groupId',
    lazy: async () => ({
      Component: (await import('./pages/administration/managed-group-page')).ManagedGroupPage,
    }),
  },
]

export const routes: RouteObject[] = [
  {
    element: <Outlet />,
    errorElement: <PageFailed />,
    // While the first page's own code is on its way.
    hydrateFallbackElement: <Loading />,
    children: [
      {
        path: '/sign-in',
        lazy: async () => ({ Component: (await import('./pages/sign-in-page')).SignInPage }),
      },
      {
        path: '/set-up',
        lazy: async () => ({ Component: (await import('./pages/set-up-page')).SetUpPage }),
      },
      {
        path: '/signed-in',
        lazy: async () => ({ Component: (await import('./pages/back-page')).SignedInPage }),
      },
      {
        path: '/proven',
        lazy: async () => ({ Component: (await import('./pages/back-page')).ProvenPage }),
      },
      {
        path: '/choose-password',
        lazy: async () => ({ Component: (await import('./pages/choose-password-page')).ChoosePasswordPage }),
      },
      {
        element: <RequireMe />,
        children: [
          { path: '/', lazy: async () => ({ Component: (await import('./pages/start-page')).StartPage }) },
          {
            path: '/groups/:groupId',
            lazy: async () => ({ Component: (await import('./pages/group-layout')).GroupLayout }),
            children: [
              {
                index: true,
                lazy: async () => ({ Component: (await import('./pages/home-page')).HomePage }),
              },
              {
                path: 'meetings',
                lazy: async () => ({ Component: (await import('./pages/meetings-page')).MeetingsPage }),
              },
              {
                path: 'meetings/new',
                lazy: async () => ({ Component: (await import('./pages/new-meeting-page')).NewMeetingPage }),
              },
              {
                path: 'meetings/deleted',
                lazy: async () => ({
                  Component: (await import('./pages/deleted-meetings-page')).DeletedMeetingsPage,
                }),
              },
              {
                path: 'documents',
                lazy: async () => ({ Component: (await import('./pages/documents-page')).DocumentsPage }),
              },
              {
                path: 'commitments',
                lazy: async () => ({
                  Component: (await import('./pages/commitments-page')).CommitmentsPage,
                }),
              },
              {
                path: 'decisions',
                lazy: async () => ({ Component: (await import('./pages/decisions-page')).DecisionsPage }),
              },
              {
                path: 'members',
                lazy: async () => ({ Component: (await import('./pages/members-page')).MembersPage }),
              },
            ],
          },
          {
            path: '/meetings/:meetingId',
            lazy: async () => ({ Component: (await import('./pages/meeting-page')).MeetingPage }),
          },
          {
            path: '/meetings/:meetingId/papers',
            lazy: async () => ({ Component: (await import('./pages/papers-page')).PapersPage }),
          },
          {
            path: '/meetings/:meetingId/papers/:paperId',
            lazy: async () => ({ Component: (await import('./pages/paper-page')).PaperPage }),
          },
          {
            path: '/documents/:documentId',
            handle: staysWhenSignedOut,
            lazy: async () => ({ Component: (await import('./pages/document-page')).DocumentPage }),
          },
          {
            path: '/documents/:documentId/history',
            lazy: async () => ({ Component: (await import('./pages/history-page')).HistoryPage }),
          },
          {
            path: '/symbols/*',
            lazy: async () => ({ Component: (await import('./pages/symbol-page')).SymbolPage }),
          },
          {
            path: '/administration',
            lazy: async () => ({
              Component: (await import('./pages/administration/require-administrator')).RequireAdministrator,
            }),
            children: administration,
          },
          {
            path: '/profile',
            lazy: async () => ({ Component: (await import('./pages/profile-page')).ProfilePage }),
          },
          {
            path: '*',
            lazy: async () => ({ Component: (await import('./pages/not-found-page')).NotFoundPage }),
          },
        ],
      },
    ],
  },
]

export function createRouter() {
  return createBrowserRouter(routes)
}
