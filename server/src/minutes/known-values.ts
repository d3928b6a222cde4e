/** What the server knows for the patterns of one meeting's record, in one language. */
import { plainText, type AgendaItem } from '@tandem/shared/documents'
import type { DelegationCode, UserId } from '@tandem/shared/ids'
import type { Annex } from '@tandem/shared/minutes'
import { inLanguage, itemKinds, type Language, type LocalisedText } from '@tandem/shared/words'
import type { Group, Groups } from '../groups/index.js'
import type { Delegations, Users } from '../identity/index.js'
import type { Meeting } from '../meetings/index.js'
import { cityOf, datesInWords, formatInWords, ordinalWord, stageOf, withArticle } from './meeting-words.js'
import type { Values } from './patterns/index.js'

export interface AboutMeeting {
  meeting: Meeting
  group: Group
  agenda: string
  annexes: readonly Annex[]
  /** Delegations by code. */
  names: ReadonlyMap<string, LocalisedText>
  /** Heads of the co-chairs' delegations, by function. */
  heads: ReadonlyMap<string, LocalisedText>
}

export async function gatherAbout(
  parts: {
    groups: Pick<Groups, 'membersOf'>
    users: Pick<Users, 'find'>
    delegations: Pick<Delegations, 'list'>
  },
  facts: Omit<AboutMeeting, 'names' | 'heads'>,
): Promise<AboutMeeting> {
  const { group } = facts
  const named = await parts.delegations.list([...group.members, ...group.observers])
  const heads = new Map<string, LocalisedText>()
  for (const { role, delegation, userId } of await parts.groups.membersOf(group.id)) {
    const name = role === 'co_chair' && (await nameOf(parts.users, userId))
    if (name && delegation && !heads.has(delegation)) heads.set(delegation, name)
  }
  return { ...facts, names: new Map(named.map(({ id, name }) => [id, name])), heads }
}

async function nameOf(users: Pick<Users, 'find'>, id: UserId): Promise<LocalisedText | null> {
  return (await users.find(id))?.name ?? null
}

/** For every item alike. */
export function meetingValues(about: AboutMeeting, language: Language): Values {
  const { meeting, group, annexes } = about
  const { ordinal } = meeting
  const [first, second] = group.coChairs.map(({ delegation }) => delegation)
  const annex = (kind: Annex['of']['kind']) => annexes.find(({ of }) => of.kind === kind)?.letter
  return {
    ordinal: ordinalWord(ordinal),
    n: String(ordinal),
    ...(ordinal > 1 && { previous: ordinalWord(ordinal - 1), 'previous.n': String(ordinal - 1) }),
    next: ordinalWord(ordinal + 1),
    'next.n': String(ordinal + 1),
    group: inLanguage(group.name, language).text,
    agenda: about.agenda,
    format: formatInWords(meeting.format, language),
    city: meeting.format === 'virtual' ? undefined : cityOf(meeting.venue, language),
    dates: meeting.dates ? datesInWords(meeting.dates, language) : undefined,
    stage: stageOf(meeting.symbol),
    present: meeting.attendance && String(meeting.attendance.filter(({ present }) => present).length),
    'the.host': inSentence(about.names, meeting.host, language),
    first: nameIn(about.names, first, language),
    second: nameIn(about.names, second, language),
    'the.first': inSentence(about.names, first, language),
    'the.second': inSentence(about.names, second, language),
    'first.head': nameIn(about.heads, first, language),
    'second.head': nameIn(about.heads, second, language),
    'annex.agenda': annex('agenda'),
    'annex.delegates': annex('delegates'),
    'annex.actions': annex('actions'),
  }
}

/** For one item besides. `paper` is one that every reader of the record may be told of. */
export function itemValues(
  about: AboutMeeting,
  item: AgendaItem,
  paper: string | undefined,
  language: Language,
): Values {
  const { lead, other } = sidesOf(about, item)
  return {
    subject: subjectOf(item, language),
    lead: nameIn(about.names, lead, language),
    'the.lead': inSentence(about.names, lead, language),
    other: nameIn(about.names, other, language),
    paper,
  }
}

/** What an item is about, as it stands inside a sentence; nothing where its title only says what kind it is. */
function subjectOf({ title, kind }: AgendaItem, language: Language): string | undefined {
  const text = plainText(title[language])
  if (text === '' || bare(text) === bare(itemKinds[kind][language])) return undefined
  // An abbreviation keeps its capitals.
  return text.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())
}

/** `Requests for cooperation` and `Request for cooperation`, `제안 사항` and `제안` are the same. */
function bare(words: string): string {
  return words.toLowerCase().replaceAll(/s\b| 사항$/g, '')
}

/** Who leads an item when one delegation does, and the other of two sides. */
export function sidesOf(
  { group }: Pick<AboutMeeting, 'group'>,
  { leads }: AgendaItem,
): { lead?: DelegationCode | undefined; other?: DelegationCode | undefined } {
  if (leads.length !== 1) return {}
  const [lead] = leads
  const others = group.members.filter((code) => code !== lead)
  return { lead, other: others.length === 1 ? others[0] : undefined }
}

function nameIn(
  names: ReadonlyMap<string, LocalisedText>,
  code: string | null | undefined,
  language: Language,
): string | undefined {
  const name = code ? names.get(code) : undefined
  return name && inLanguage(name, language).text
}

/** Where it is no attribute: `the Republic of Korea`, and `the Republic of Korea side` has its own article. */
function inSentence(...of: Parameters<typeof nameIn>): string | undefined {
  const name = nameIn(...of)
  return name !== undefined && of[2] === 'en' ? withArticle(name) : name
}
