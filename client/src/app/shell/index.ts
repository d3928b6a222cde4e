export type { Crumb } from './crumbs'
export { Mark } from './mark'
export { NoticeLine } from './notice'
export { Shell, type ShellProps } from './shell'
