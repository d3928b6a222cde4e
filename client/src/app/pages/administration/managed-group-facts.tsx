import type { ManagedGroup } from '@tandem/shared/groups'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { managedWords, settingWords } from '../../../features/groups'
import { domain, useLanguage, useWords } from '../../../lib/i18n'
import { domainNow, zoneCity, zoneOffset } from '../../../lib/time'
import { Lang } from '../../../ui'
import facts from '../facts.module.css'

interface ManagedGroupFactsProps {
  group: ManagedGroup
  groups: readonly ManagedGroup[]
}

/** What is set of a group. */
export function ManagedGroupFacts({ group, groups }: ManagedGroupFactsProps) {
  const say = useWords(managedWords)
  const saySetting = useWords(settingWords)
  const sayDomain = useWords(domain)
  const language = useLanguage()
  const { aliases, caveats, compartments, timeZone } = group
  const parent = groups.find(({ id }) => id === group.parentId)
  const below = groups.filter(({ parentId }) => parentId === group.id)
  const none = say('group.none')
  return (
    <dl className={facts.facts}>
      <Fact term={say('group.kind')}>{say(`kind.${group.kind}`)}</Fact>
      <Fact term={saySetting('facts.aliases')}>{aliases.length > 0 ? <Names of={aliases} /> : none}</Fact>
      <Fact term={saySetting('parent.label')}>{parent ? <GroupLink group={parent} /> : none}</Fact>
      <Fact term={saySetting('below.label')}>
        {below.map((one) => (
          <GroupLink key={one.id} group={one} />
        ))}
        {below.length === 0 && none}
      </Fact>
      <Fact term={say('group.languages')}>
        {group.workingLanguages.map((one) => sayDomain(`language.${one}`)).join(', ')}
      </Fact>
      <Fact term={say('group.marking')}>{group.defaultMarking}</Fact>
      <Fact term={saySetting('facts.caveats')}>{caveats.join('; ') || none}</Fact>
      <Fact term={saySetting('facts.zone')}>
        {timeZone ? `${zoneCity(timeZone, language)} (${zoneOffset(timeZone, domainNow())})` : none}
      </Fact>
      <Fact term={saySetting('facts.compartments')}>{compartments.join(', ') || none}</Fact>
    </dl>
  )
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Names({ of }: { of: ManagedGroup['aliases'] }) {
  return of.map((name) => (
    <p key={JSON.stringify(name)}>
      <Lang text={name} />
    </p>
  ))
}

function GroupLink({ group: { id, short, name } }: { group: ManagedGroup }) {
  return (
    <p>
      <Link to={`/administration/groups/${id}`}>
        <Lang text={name} /> ({short})
      </Link>
    </p>
  )
}
