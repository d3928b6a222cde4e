/** What is said of a passage beside its words, as a meeting would say it: verbs with their force, owners, dues. */
import type { Attribution, Due } from '@tandem/shared/documents'
import type { FieldChange } from '@tandem/shared/history'
import {
  actions,
  type ExpectedAction,
  inLanguage,
  itemKinds,
  type Language,
  type LocalisedText,
  type OutcomeVerb,
  outcomeVerbs,
  paragraphFlags,
  textKinds,
} from '@tandem/shared/words'
import { say } from '../../../lib/i18n'
import { outcomeName, partyName } from '../../../lib/outcomes'
import type { Formats } from '../../../lib/time'
import { words } from '../words'

/** What values need to be named. */
export interface Naming {
  language: Language
  formats: Formats
  delegations: readonly { code: string; name: LocalisedText }[]
  /** The number and title of an item, or the date of a day; null for one that is not known here. */
  nameOf: (id: string) => string | null
}

export interface FieldWords {
  label: string
  text: string
  /** Of a verb: whether what was decided weighs less or more now. */
  force: 'weaker' | 'stronger' | null
}

export function fieldWords({ field, before, after }: FieldChange, naming: Naming): FieldWords {
  const { language } = naming
  const label = say(words, `field.${field}`, {}, language)
  if (field === 'verb') return { label, ...verbWords(before, after, language) }
  return { label, text: plainWords(field, before, after, naming), force: null }
}

export function verbName(verb: OutcomeVerb, language: Language): string {
  return language === 'ko' ? outcomeName(verb, language) : outcomeVerbs[verb].en
}

function verbWords(before: unknown, after: unknown, language: Language): Omit<FieldWords, 'label'> {
  const [was, is] = [before as OutcomeVerb | null, after as OutcomeVerb | null]
  const from = was ? outcomeVerbs[was].force : 0
  const to = is ? outcomeVerbs[is].force : 0
  const values = {
    from,
    to,
    before: was ? verbName(was, language) : '',
    after: is ? verbName(is, language) : '',
  }
  const key = !was ? 'verb.begun' : !is ? 'verb.ended' : from === to ? 'verb.sameForce' : 'verb.changed'
  const force = to < from ? 'weaker' : to > from ? 'stronger' : null
  return { text: say(words, key, values, language), force: was ? force : null }
}

function plainWords(
  field: Exclude<FieldChange['field'], 'verb'>,
  before: unknown,
  after: unknown,
  naming: Naming,
): string {
  const { language } = naming
  const tell = (key: Parameters<typeof say<typeof words>>[1], values = {}) =>
    say(words, key, values, language)
  if (field === 'opens') return tell(after ? 'opens.yes' : 'opens.no')
  if (field === 'lagging') {
    const lagging = after as Language[]
    if (lagging.length === 0) return tell('lagging.in')
    return tell('lagging.out', { languages: lagging.map((each) => tell(`language.${each}`)).join(', ') })
  }
  if (field === 'flags') {
    const [was, is] = [before as (keyof typeof paragraphFlags)[], after as (keyof typeof paragraphFlags)[]]
    const names = (flags: (keyof typeof paragraphFlags)[]) =>
      flags.map((flag) => paragraphFlags[flag][language]).join(', ')
    const set = is.filter((flag) => !was.includes(flag))
    const cleared = was.filter((flag) => !is.includes(flag))
    return [
      set.length > 0 && tell('set', { values: names(set) }),
      cleared.length > 0 && tell('cleared', { values: names(cleared) }),
    ]
      .filter(Boolean)
      .join('; ')
  }
  return tell('became', {
    before: valueWords(field, before, naming),
    after: valueWords(field, after, naming),
  })
}

function valueWords(field: FieldChange['field'], value: unknown, naming: Naming): string {
  const { language } = naming
  const none = say(words, 'none', {}, language)
  if (value === null || value === undefined || value === '') return none
  if (Array.isArray(value)) return value.length === 0 ? none : value.join(', ')
  const own = valueNames[field]
  if (own) return own(value as never, naming) ?? none
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
}

type Name<Value> = (value: Value, naming: Naming) => string | null

const inLanguages = (texts: object, language: Language): string =>
  Object.entries(texts)
    .map(([each, text]) => `${say(words, `language.${each as Language}`, {}, language)}: ${text}`)
    .join('; ')

const nameById: Name<string> = (id, { nameOf }) => nameOf(id)

/** What single values are called; of lists, their members stand for themselves. */
const valueNames: Partial<Record<FieldChange['field'], Name<never>>> = {
  attribution: ((code, { language, delegations }) => {
    const delegation = delegations.find((each) => each.code === code)
    const name = delegation && inLanguage(delegation.name, language).text
    return partyName(code, language) ?? name ?? code
  }) satisfies Name<Attribution>,
  due: ((due, { language, formats }) => dueWords(due, language, formats)) satisfies Name<Due>,
  kind: ((kind, { language }) => {
    const names: Partial<Record<string, LocalisedText>> = { ...itemKinds, ...textKinds }
    const name = names[kind]
    return name ? inLanguage(name, language).text : kind
  }) satisfies Name<string>,
  action: ((action, { language }) => actions[action][language]) satisfies Name<ExpectedAction>,
  minutes: ((count, { language }) => say(words, 'minutes.of', { count }, language)) satisfies Name<number>,
  level: ((level, { language }) =>
    say(words, 'level.of', { level: level + 1 }, language)) satisfies Name<number>,
  ordered: ((isOrdered, { language }) =>
    say(words, isOrdered ? 'list.numbered' : 'list.dots', {}, language)) satisfies Name<boolean>,
  date: ((date, { formats }) => formats.fullDay(date)) satisfies Name<string>,
  altText: ((texts, { language }) => inLanguages(texts, language)) satisfies Name<object>,
  item: nameById,
  parent: nameById,
  day: nameById,
}

/** `23 October 2026`, `next meeting`: a due in a sentence. */
export function dueWords(due: Due, language: Language, formats: Formats): string {
  switch (due.type) {
    case 'date':
      return formats.dayLong(due.value)
    case 'month':
      return formats.month(due.value)
    case 'event':
      return due.value
    case 'next_meeting':
    case 'unspecified':
    case 'none':
      return say(words, `due.${due.type}`, {}, language)
  }
}
