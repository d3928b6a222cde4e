import {
  CoChairs,
  CycleOverview,
  GroupStanding,
  groupWords,
  MemberList,
  PeopleList,
  Section,
  settingWords,
} from '../../features/groups'
import { useMe } from '../../features/identity'
import { useWords } from '../../lib/i18n'
import { useGroup } from './group-layout'
import { GroupPage } from './group-page'
import styles from './page.module.css'

/** Who the group is: its pair and cycle, its people by delegation and function, and where it stands. */
export function MembersPage() {
  const say = useWords(groupWords)
  const saySetting = useWords(settingWords)
  const overview = useGroup()
  const mine = useMe().delegation?.code ?? null
  const { coChairs, delegations, observers, cycle, formerCycles } = overview
  const pair = coChairs.map(({ delegation, seat }) => ({ delegation: delegation.code, seat }))
  return (
    <GroupPage overview={overview} title={say('members.title')}>
      <h1 className={styles.title}>{say('members.title')}</h1>
      {coChairs.length > 0 && <CoChairs coChairs={coChairs} />}
      <GroupStanding overview={overview} />
      {(cycle?.from || formerCycles.length > 0) && (
        <Section title={saySetting('part.cycle')}>
          <CycleOverview group={{ cycle, coChairs: pair, formerCycles }} delegations={delegations} />
        </Section>
      )}
      <Section title={say('people.title')}>
        <PeopleList groupId={overview.id} delegations={[...delegations, ...observers]} />
      </Section>
      <Section title={say('members.delegations')} count={delegations.length}>
        <MemberList
          title={say('members.delegations')}
          delegations={delegations}
          coChairs={coChairs}
          mine={mine}
        />
      </Section>
      {observers.length > 0 && (
        <Section title={say('members.observers')} count={observers.length}>
          <MemberList title={say('members.observers')} delegations={observers} coChairs={[]} mine={mine} />
        </Section>
      )}
    </GroupPage>
  )
}
