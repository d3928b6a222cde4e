/** What the palette offers for a query, in groups and in order. Pure. */
import type { JumpTarget } from '@tandem/shared/groups'
import type { LocalisedText } from '@tandem/shared/words'
import { documentNames, meetingName } from '../../lib/names'
import { score, type Searchable } from './match'

export interface Entry extends Searchable {
  id: string
  section: 'recent' | JumpTarget['kind'] | 'do'
  symbol: string | null
  name: LocalisedText
  within: string
  /** Where it leads; null for an action. */
  path: string | null
  run: (() => void) | null
  keys: string | null
}

export function entryOf(target: JumpTarget): Entry {
  return {
    id: `${target.kind} ${target.path} ${target.symbol ?? ''}`,
    section: target.kind,
    symbol: target.symbol,
    name: nameOf(target),
    within: target.within,
    path: target.path,
    run: null,
    keys: null,
    texts: [
      ...Object.values(nameOf(target)),
      ...Object.values(target.name),
      ...(target.symbol ? [target.symbol] : []),
      ...commonNames(target),
      target.within,
    ],
  }
}

/** What people call a document whatever its title is: a report or agreed minutes are minutes (A11). */
function commonNames({ kind, symbol }: JumpTarget): string[] {
  const isRecord = kind === 'document' && /\/(?:MIN|RPT|ROD)(?:\/|$)/.test(symbol ?? '')
  return isRecord ? [documentNames.record.en, documentNames.record.ko] : []
}

/** Meetings are told apart by their number; the server names them by their group. */
function nameOf({ kind, symbol, name }: JumpTarget): LocalisedText {
  if (kind !== 'meeting' || symbol === null) return name
  const meeting = { symbol, ordinal: Number(/\d+$/.exec(symbol)?.[0]) }
  const isNamed = Number.isInteger(meeting.ordinal) || /[A-Z]$/.test(symbol)
  return isNamed ? { en: meetingName(meeting, 'en'), ko: meetingName(meeting, 'ko') } : name
}

export function actionOf(action: { id: string; name: LocalisedText; keys?: string; run: () => void }): Entry {
  return {
    id: action.id,
    section: 'do',
    symbol: null,
    name: action.name,
    within: '',
    path: null,
    run: action.run,
    keys: action.keys ?? null,
    texts: Object.values(action.name),
  }
}

const order: Entry['section'][] = [
  'recent',
  'document',
  'item',
  'section',
  'paragraph',
  'commitment',
  'meeting',
  'paper',
  'group',
  'activity',
  'do',
]

// More than fits the screen tells nobody anything: another letter is quicker than scrolling.
const mostPerSection = 6
const mostWithoutQuery = 5

export interface Section {
  section: Entry['section']
  entries: Entry[]
}

/** With a query: what matches, best first, the section of the best match first. Without: recent, then the rest. */
export function sections(entries: readonly Entry[], query: string, recent: readonly string[]): Section[] {
  if (query.trim() === '') return unsought(entries, recent)
  const scored = entries
    .map((entry) => ({ entry, points: score(entry, query) }))
    .filter(({ points }) => points > 0)
    // Equals stay in the server's order, which is the agenda's own.
    .sort((a, b) => b.points - a.points)
  const found = order.flatMap((section) => {
    const own = scored.filter(({ entry }) => entry.section === section).slice(0, mostPerSection)
    return own[0] ? [{ section, points: own[0].points, entries: own.map(({ entry }) => entry) }] : []
  })
  return found.sort((a, b) => b.points - a.points || order.indexOf(a.section) - order.indexOf(b.section))
}

function unsought(entries: readonly Entry[], recent: readonly string[]): Section[] {
  const latest = recent
    .map((path) => entries.find((entry) => entry.path === path))
    .filter((entry) => entry !== undefined)
    .slice(0, mostWithoutQuery)
  const rest = order.map((section) => ({
    section,
    entries: entries
      .filter((entry) => entry.section === section && !latest.includes(entry))
      .slice(0, section === 'do' ? entries.length : mostWithoutQuery),
  }))
  // Papers and items by the dozen are found by typing, not by reading a list.
  const shown = rest.filter(({ section }) => ['document', 'meeting', 'group', 'do'].includes(section))
  return [{ section: 'recent' as const, entries: latest }, ...shown].filter(
    ({ entries: some }) => some.length > 0,
  )
}
