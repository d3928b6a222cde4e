import type { GroupOverview } from '@tandem/shared/groups'
import { Link } from 'react-router'
import { useWords } from '../../lib/i18n'
import { Lang } from '../../ui'
import facts from './group-standing.module.css'
import { settingWords } from './setting-words'

/** Where the group stands: what is above and below it, and what else it is called. Absent when there is nothing. */
export function GroupStanding({ overview }: { overview: GroupOverview }) {
  const say = useWords(settingWords)
  const { parent, subGroups, aliases } = overview
  if (!parent && subGroups.length === 0 && aliases.length === 0) return null
  return (
    <dl className={facts.facts}>
      {parent && (
        <div>
          <dt>{say('parent.label')}</dt>
          <dd>
            <GroupName group={parent} />
          </dd>
        </div>
      )}
      {subGroups.length > 0 && (
        <div>
          <dt>{say('below.label')}</dt>
          {subGroups.map((group) => (
            <dd key={group.id}>
              <GroupName group={group} />
            </dd>
          ))}
        </div>
      )}
      {aliases.length > 0 && (
        <div>
          <dt>{say('facts.aliases')}</dt>
          {aliases.map((alias) => (
            <dd key={JSON.stringify(alias)}>
              <Lang text={alias} />
            </dd>
          ))}
        </div>
      )}
    </dl>
  )
}

type Named = NonNullable<GroupOverview['parent']>

function GroupName({ group: { id, short, name } }: { group: Named }) {
  const shown = (
    <>
      <Lang text={name} /> ({short})
    </>
  )
  return id ? <Link to={`/groups/${id}`}>{shown}</Link> : shown
}
