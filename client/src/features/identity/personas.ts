/** Whom a visitor of the demonstration may take the place of, in an order in which people look for them. */
import type { Persona } from '@tandem/shared/identity'
import { inLanguage, type Language } from '@tandem/shared/words'
import { personLabel, roleName } from '../../lib/people'

// The role a person is known by: the first of these he holds anywhere.
const rank = ['co_chair', 'head_of_delegation', 'secretariat', 'delegate', 'observer', 'admin']

/** The role a person is known by, among those held in different groups. */
export function mainRole(persona: Pick<Persona, 'roles'>): string | null {
  const held = persona.roles.map(({ role }) => role as string)
  return rank.find((role) => held.includes(role)) ?? null
}

/** "Republic of Korea, co-chair". */
export function personaLabel(persona: Persona, language: Language): string {
  return personLabel({ ...persona, role: mainRole(persona) }, language, 'short')
}

/** "co-chair in EWG-CS, CX23; delegate in CCWG". */
export function rolesInWords(roles: readonly { group: string; role: string }[], language: Language): string {
  const groupsByRole = new Map<string, string[]>()
  for (const { group, role } of roles) groupsByRole.set(role, [...(groupsByRole.get(role) ?? []), group])
  return [...groupsByRole]
    .map(([role, groups]) => {
      const name = roleName(role, language) ?? role
      if (role === 'admin') return name
      return language === 'ko' ? `${groups.join(', ')} ${name}` : `${name} in ${groups.join(', ')}`
    })
    .join(language === 'ko' ? ' · ' : '; ')
}

export interface PersonaGroup {
  code: string | null
  name: string | null
  personas: Persona[]
}

/** By delegation: those with a co-chair first, then by name; the administrator last. */
export function groupPersonas(
  personas: readonly Persona[],
  query: string,
  language: Language,
): PersonaGroup[] {
  const groups = new Map<string | null, PersonaGroup>()
  for (const persona of personas.filter((one) => matches(one, query))) {
    const code = persona.delegation?.code ?? null
    const name = persona.delegation ? inLanguage(persona.delegation.name, language).text : null
    const group = groups.get(code) ?? { code, name, personas: [] }
    group.personas.push(persona)
    groups.set(code, group)
  }
  const place = (persona: Persona) => rank.indexOf(mainRole(persona) ?? '')
  for (const group of groups.values()) group.personas.sort((a, b) => place(a) - place(b))
  const weight = (group: PersonaGroup) =>
    group.code === null ? 2 : group.personas.some((one) => mainRole(one) === 'co_chair') ? 0 : 1
  return [...groups.values()].sort(
    (a, b) => weight(a) - weight(b) || (a.name ?? '').localeCompare(b.name ?? '', language),
  )
}

/** Every word typed is somewhere in the names, codes, roles and groups, in either language. */
function matches(persona: Persona, query: string): boolean {
  const { delegation, name, roles } = persona
  const text = [
    ...Object.values(name),
    ...(delegation ? [delegation.code, ...Object.values(delegation.name)] : []),
    ...roles.flatMap(({ group, role }) => [group, roleName(role, 'en'), roleName(role, 'ko')]),
  ]
    .join(' ')
    .toLocaleLowerCase()
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
