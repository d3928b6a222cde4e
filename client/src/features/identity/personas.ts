/** Whom a visitor of the demonstration may take the place of, in an order in which people look for them. */
import type { Persona } from '@tandem/shared/identity'
import { inLanguage, type Language } from '@tandem/shared/words'
import { personLabel, roleName } from '../../lib/people'

const rank = ['co_chair', 'head_of_delegation', 'secretariat', 'delegate', 'observer', 'admin']

type Roles = Pick<Persona, 'roles'>

/**
 * The role a person is known by: that in the widest of his groups, since who leads a small team for the
 * time being is still a secretary. Among equally wide ones, the highest.
 */
export function mainRole({ roles }: Roles, everyone: readonly Roles[]): string | null {
  const width = (group: string) =>
    everyone.filter((one) => one.roles.some((held) => held.group === group)).length
  const [main] = roles.toSorted(
    (a, b) => width(b.group) - width(a.group) || rank.indexOf(a.role) - rank.indexOf(b.role),
  )
  return main?.role ?? null
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

export interface PersonaRow {
  persona: Persona
  role: string | null
  /** "Republic of Korea, co-chair". */
  label: string
}

export interface PersonaGroup {
  code: string | null
  name: string | null
  rows: PersonaRow[]
}

/** By delegation: those with a co-chair first, then by name; the administrator last. */
export function groupPersonas(
  personas: readonly Persona[],
  query: string,
  language: Language,
): PersonaGroup[] {
  const groups = new Map<string | null, PersonaGroup>()
  for (const persona of personas.filter((one) => matches(one, query))) {
    const role = mainRole(persona, personas)
    const code = persona.delegation?.code ?? null
    const name = persona.delegation ? inLanguage(persona.delegation.name, language).text : null
    const group = groups.get(code) ?? { code, name, rows: [] }
    group.rows.push({ persona, role, label: personLabel({ ...persona, role }, language, 'short') })
    groups.set(code, group)
  }
  for (const group of groups.values()) group.rows.sort((a, b) => place(a) - place(b))
  const weight = (group: PersonaGroup) =>
    group.code === null ? 2 : group.rows.some(({ role }) => role === 'co_chair') ? 0 : 1
  return [...groups.values()].sort(
    (a, b) => weight(a) - weight(b) || (a.name ?? '').localeCompare(b.name ?? '', language),
  )
}

function place({ role }: PersonaRow): number {
  return rank.indexOf(role ?? '')
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
