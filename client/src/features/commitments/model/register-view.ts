/** How the register is shown: filters, grouping, order and the open row. All of it is in the address. */
import { signs, type Sign } from './commitment'

export const groupings = ['due', 'owner', 'meeting'] as const
export type Grouping = (typeof groupings)[number]
export const sortKeys = ['number', 'text', 'owner', 'status', 'due', 'source'] as const
export type SortKey = (typeof sortKeys)[number]

export interface RegisterView {
  owners: string[]
  /** Empty: what is open, and what was done this month. */
  signs: Sign[]
  /** Ids of meetings. */
  meetings: string[]
  /** Only what the reader's own delegation owes. */
  mine: boolean
  groupBy: Grouping
  sort: { by: SortKey; descending: boolean }
  /** The number of the commitment that is open beside the list. */
  open: string | null
}

/** What an address does not say, or says in a way nobody wrote, is as in the plain register. */
export function readView(params: URLSearchParams): RegisterView {
  const sort = params.get('sort') ?? 'due'
  const key = sort.replace(/^-/, '')
  return {
    owners: listIn(params, 'owner'),
    signs: signs.filter((sign) => listIn(params, 'status').includes(sign)),
    meetings: listIn(params, 'meeting'),
    mine: params.get('mine') === '1',
    groupBy: groupings.find((one) => one === params.get('by')) ?? 'due',
    sort: { by: sortKeys.find((one) => one === key) ?? 'due', descending: sort.startsWith('-') },
    open: params.get('open'),
  }
}

/** The address without what is as in the plain register. */
export function writeView(view: RegisterView): URLSearchParams {
  const { by, descending } = view.sort
  const parts: [string, string][] = [
    ['owner', view.owners.join(',')],
    ['status', view.signs.join(',')],
    ['meeting', view.meetings.join(',')],
    ['mine', view.mine ? '1' : ''],
    ['by', view.groupBy === 'due' ? '' : view.groupBy],
    ['sort', by === 'due' && !descending ? '' : `${descending ? '-' : ''}${by}`],
    ['open', view.open ?? ''],
  ]
  return new URLSearchParams(parts.filter(([, value]) => value !== ''))
}

export function isFiltered({ owners, signs: chosen, meetings, mine }: RegisterView): boolean {
  return mine || owners.length + chosen.length + meetings.length > 0
}

function listIn(params: URLSearchParams, name: string): string[] {
  return (params.get(name) ?? '').split(',').filter((part) => part !== '')
}
