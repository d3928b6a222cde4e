/**
 * An agenda of the demonstration's data → canonical record. Items come in number order, sub-items behind
 * their parent; breaks are made from the gaps between start times (MODEL M3).
 */
import type { AgendaDay, AgendaItem, AgendaRecord } from '@tandem/shared/documents'
import { newId } from '@tandem/shared/ids'
import { type Block, layBySize, layByStartTime, type LaidDay, type Pause } from './agenda-days.js'
import type { Workspace } from './workspace.js'

type DataAgenda = Workspace['agendas'][number]
type DataItem = DataAgenda['items'][number]
type DataMeeting = Workspace['meetings'][number]

export function agendaRecord(agenda: DataAgenda, meeting: DataMeeting): AgendaRecord {
  const days = daysOf(agenda, meeting)
  const blocks = blocksOf(agenda)
  const isTimed = agenda.items.every((item) => item.startLocal !== undefined)
  const laid = isTimed ? layByStartTime(blocks, days) : layBySize(blocks, days)
  return {
    kind: 'agenda',
    schemaVersion: 1,
    languages: agenda.languages,
    days,
    items: laid.flatMap((day) => itemsOf(day, agenda)),
  }
}

/** A day from its first session's start to its last session's end; without a date while none is settled. */
function daysOf(agenda: DataAgenda, meeting: DataMeeting): AgendaDay[] {
  const sessions = [
    ...meeting.sessions.map(({ startLocal, endLocal }) => ({
      date: startLocal.slice(0, 10),
      key: startLocal.slice(0, 10),
      start: startLocal.slice(11),
      end: endLocal.slice(11),
    })),
    ...agenda.sessions.map(({ day, startLocal, endLocal }) => ({
      date: null,
      key: `day ${day}`,
      start: startLocal,
      end: endLocal,
    })),
  ]
  return [...new Set(sessions.map(({ key }) => key))].toSorted().map((key) => {
    const ofDay = sessions.filter((session) => session.key === key)
    const starts = ofDay.map(({ start }) => start).toSorted()
    const ends = ofDay.map(({ end }) => end).toSorted()
    return {
      id: newId('day'),
      date: ofDay[0]?.date ?? null,
      start: starts[0] ?? '09:00',
      end: ends.at(-1) ?? '17:00',
    }
  })
}

/** `5` with `5(a)` and `5(b)` behind it. */
function blocksOf(agenda: DataAgenda): Block<DataItem>[] {
  const ordered = agenda.items.toSorted((a, b) => a.number.localeCompare(b.number, 'en', { numeric: true }))
  const blocks: Block<DataItem>[] = []
  for (const item of ordered) {
    if (!item.number.includes('(')) blocks.push({ head: item, subItems: [] })
    else if (item.number.startsWith(`${blocks.at(-1)?.head.number}(`)) blocks.at(-1)?.subItems.push(item)
    else throw new Error(`${agenda.symbol}: item ${item.number} has no item to stand under.`)
  }
  return blocks
}

function itemsOf({ day, parts }: LaidDay<DataItem>, agenda: DataAgenda): AgendaItem[] {
  return parts.flatMap((part) => {
    if ('title' in part) return [breakItem(part, day, agenda)]
    const head = itemOf(part.head, null, day, agenda)
    return [head, ...part.subItems.map((item) => itemOf(item, head.id, day, agenda))]
  })
}

function itemOf(
  item: DataItem,
  parent: AgendaItem['parent'],
  day: AgendaDay,
  agenda: DataAgenda,
): AgendaItem {
  // Numbers are fixed at adoption; before that they are counted (MODEL M4).
  const isFixed = agenda.state === 'adopted' || agenda.state === 'closed'
  return {
    id: newId('itm'),
    parent,
    day: day.id,
    kind: item.kind,
    minutes: item.minutes,
    action: item.expectedAction ?? 'none',
    leads: item.lead,
    papers: item.papers,
    number: isFixed ? item.number : null,
    title: runsOf(item.title, agenda),
    annotation: paragraphsOf(item.annotation ?? {}, agenda),
  }
}

function breakItem(pause: Pause, day: AgendaDay, agenda: DataAgenda): AgendaItem {
  return {
    id: newId('itm'),
    parent: null,
    day: day.id,
    kind: 'break',
    minutes: pause.minutes,
    action: 'none',
    leads: [],
    papers: [],
    number: null,
    title: runsOf(pause.title, agenda),
    annotation: paragraphsOf({}, agenda),
  }
}

type Localised = DataItem['title']

function runsOf(text: Localised, { languages }: DataAgenda): AgendaItem['title'] {
  return Object.fromEntries(
    languages.map((language) => [language, text[language] ? [{ text: text[language] }] : []]),
  )
}

function paragraphsOf(text: Localised, { languages }: DataAgenda): AgendaItem['annotation'] {
  return Object.fromEntries(
    languages.map((language) => [language, text[language] ? [[{ text: text[language] }]] : []]),
  )
}
