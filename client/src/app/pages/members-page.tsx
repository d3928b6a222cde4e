import { CoChairs, groupWords, MemberList, Section } from '../../features/groups'
import { useMe } from '../../features/identity'
import { useWords } from '../../lib/i18n'
import { useGroup } from './group-layout'
import { GroupPage } from './group-page'
import styles from './page.module.css'

export function MembersPage() {
  const say = useWords(groupWords)
  const overview = useGroup()
  const mine = useMe().delegation?.code ?? null
  const { coChairs, delegations, observers } = overview
  return (
    <GroupPage overview={overview} title={say('members.title')}>
      <h1 className={styles.title}>{say('members.title')}</h1>
      {coChairs.length > 0 && <CoChairs coChairs={coChairs} />}
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
