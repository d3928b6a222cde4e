/** People are functions: no personal names anywhere (MODEL M16). */
import { Role } from '@tandem/shared/permissions'
import { inLanguage, type Language, type LocalisedText } from '@tandem/shared/words'
import { domain, say } from './i18n'

export interface PersonLike {
  /** The function, e.g. "Malaysia Undersecretary, policy (co-chair)". */
  name: LocalisedText
  delegation: string | { code: string; name: LocalisedText } | null
  role?: string | null
}

/**
 * How a person is called. `short`: "Malaysia, co-chair", "대한민국 공동의장"; `long`: the function as given;
 * `caret`: "MYS co-chair", "MYS 공동의장", for carets and narrow places.
 */
export function personLabel(
  person: PersonLike,
  language: Language,
  form: 'short' | 'long' | 'caret',
): string {
  const long = inLanguage(person.name, language).text
  if (form === 'long') return long
  const role = person.role ? roleName(person.role, language) : null
  const delegation = form === 'caret' ? delegationCode(person) : delegationName(person, language)
  if (!delegation) return role ? capitalised(role) : long
  if (!role) return delegation
  return form === 'short' && language === 'en' ? `${delegation}, ${role}` : `${delegation} ${role}`
}

/** The name of a role in the middle of a sentence: "co-chair", "공동의장"; null for one we do not know. */
export function roleName(role: string, language: Language): string | null {
  if (role === 'admin') return say(domain, 'role.admin', {}, language)
  const known = Role.safeParse(role)
  return known.success ? say(domain, `role.${known.data}`, {}, language) : null
}

export function delegationCode(person: PersonLike): string | null {
  return typeof person.delegation === 'string' ? person.delegation : (person.delegation?.code ?? null)
}

function delegationName(person: PersonLike, language: Language): string | null {
  if (typeof person.delegation === 'string') return person.delegation
  return person.delegation ? inLanguage(person.delegation.name, language).text : null
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
