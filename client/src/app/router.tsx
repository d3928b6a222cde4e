import { createBrowserRouter, Outlet, type RouteObject } from 'react-router'
import { PageFailed } from './pages/page-failed'
import { Loading } from './pages/loading'
import { RequireMe, type RouteHandle } from './require-me'

const staysWhenSignedOut: RouteHandle = { staysWhenSignedOut: true }

const routes: RouteObject[] = [
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
                path: 'documents',
                lazy: async () => ({ Component: (await import('./pages/documents-page')).DocumentsPage }),
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
            path: '/documents/:documentId',
            handle: staysWhenSignedOut,
            lazy: async () => ({ Component: (await import('./pages/document-page')).DocumentPage }),
          },
          {
            path: '/symbols/*',
            lazy: async () => ({ Component: (await import('./pages/symbol-page')).SymbolPage }),
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
