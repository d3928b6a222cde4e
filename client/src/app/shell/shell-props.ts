import type { ReactNode } from 'react'
import type { Crumb } from './crumbs'

/** A closer look at one thing of a list: in the rail's place, opened and closed by the page. */
export interface Peek {
  label: string
  onClose: () => void
  body: ReactNode
}

export interface ShellProps {
  /** The page's name for the browser's tab. The page itself has its own `h1`. */
  title: string
  /** Before the crumbs, e.g. the group switcher. */
  lead?: ReactNode
  crumbs?: readonly Crumb[]
  /** Beside the crumbs: a state chip. */
  status?: ReactNode
  /** In the middle of the right half: save state, presence. */
  presence?: ReactNode
  /** At the right: buttons, the primary one last. */
  actions?: ReactNode
  /** How the search is offered: a field, only its icon (where the bar is full), or not at all. */
  search?: 'field' | 'icon' | 'none'
  /** Rows under the bar: offline, closed. */
  banner?: ReactNode
  side?: ReactNode
  sideLabel?: string
  rail?: ReactNode
  railLabel?: string
  /** The rail draws its own edges, e.g. a list of threads. */
  railBare?: boolean
  peek?: Peek | null
  children: ReactNode
}
