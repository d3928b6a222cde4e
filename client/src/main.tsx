import './ui/fonts/latin'
import './ui/tokens.css'
import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router/dom'
import { Providers } from './app/providers'
import { createRouter } from './app/router'
import { watchForUpdates } from './app/updates'
import { currentLanguage, setLanguage } from './lib/i18n'
import { loadBeforeWiping } from './lib/local-data'
import { refuseStrayFiles } from './lib/stray-files'

setLanguage(currentLanguage())
// Apart from the first paint: the list of its pieces is long, and Latin text need not wait for it.
void import('./ui/fonts/korean')
// Comes with the first document, but signing out must know its copies on every page.
loadBeforeWiping(() => import('./features/documents'))

const root = document.getElementById('app')
if (!root) throw new Error('index.html has no #app')
const router = createRouter()
createRoot(root).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
)

refuseStrayFiles()
void watchForUpdates()
