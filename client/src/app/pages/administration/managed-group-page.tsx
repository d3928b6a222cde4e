import type { ManagedGroup } from '@tandem/shared/groups'
import { inLanguage } from '@tandem/shared/words'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import {
  AdmitDialog,
  type Candidate,
  type Choosable,
  CycleActs,
  CycleOverview,
  DeleteGroup,
  GroupMemberList,
  ManagedDelegationList,
  managedWords,
  MemberListDialog,
  Section,
  settingWords,
} from '../../../features/groups'
import { useLanguage, useWords } from '../../../lib/i18n'
import { Button, ButtonLink, EmptyState, Lang } from '../../../ui'
import page from '../page.module.css'
import { AdministeredGroup } from './administered-group'
import { AdministrationPage } from './administration-page'
import styles from './administration.module.css'
import { useGroupCrumbs } from './group-crumbs'
import { ManagedGroupFacts } from './managed-group-facts'

/** One group: its people, its delegations, its cycle, and what is set of it. */
export function ManagedGroupPage() {
  return (
    <AdministeredGroup>
      {({ group, groups, people, delegations }) => {
        const inGroup = new Set(group.people.map(({ userId }) => userId))
        const candidates = people
          .filter((person) => !person.isDisabled && !person.isAdministrator && !inGroup.has(person.userId))
          .map(({ userId, login, name, delegation }) => ({
            userId,
            login,
            name,
            delegation: delegation?.code ?? null,
          }))
        return (
          <GroupPage
            key={group.id}
            group={group}
            groups={groups}
            delegations={delegations}
            candidates={candidates}
          />
        )
      }}
    </AdministeredGroup>
  )
}

interface GroupPageProps {
  group: ManagedGroup
  groups: readonly ManagedGroup[]
  delegations: readonly Choosable[]
  candidates: readonly Candidate[]
}

function GroupPage({ group, groups, delegations, candidates }: GroupPageProps) {
  const say = useWords(managedWords)
  const saySetting = useWords(settingWords)
  const language = useLanguage()
  const navigate = useNavigate()
  const crumbsOf = useGroupCrumbs()
  const [admitting, setAdmitting] = useState<'one' | 'list' | null>(null)
  const close = () => setAdmitting(null)
  const isEmpty = group.people.length === 0
  const isLed = group.coChairs.length > 0
  const admit = (
    <>
      <Button onClick={() => setAdmitting('list')}>{say('list.open')}</Button>
      <Button
        look="primary"
        disabledBecause={candidates.length === 0 ? say('members.noCandidates') : null}
        onClick={() => setAdmitting('one')}
      >
        {say('members.admit')}
      </Button>
    </>
  )
  return (
    <AdministrationPage title={inLanguage(group.name, language).text} crumbs={crumbsOf(group)}>
      <div className={page.head}>
        <div>
          <p className={page.kicker}>{group.short}</p>
          <h1 className={page.title}>
            <Lang text={group.name} />
          </h1>
        </div>
        {!isEmpty && <div className={page.acts}>{admit}</div>}
      </div>
      {isEmpty ? (
        <div className={styles.list}>
          <EmptyState title={say('members.none')} text={say('members.noneText')} actions={admit} />
        </div>
      ) : (
        <Section title={say('members.title')} count={group.people.length}>
          <GroupMemberList group={group} />
          {isLed && (
            <p className={styles.state}>
              <Readiness group={group} />
            </p>
          )}
        </Section>
      )}
      <Section title={saySetting('delegations.title')} count={group.members.length + group.observers.length}>
        <ManagedDelegationList group={group} delegations={delegations} />
      </Section>
      {isLed && (
        <Section title={saySetting('next.title')}>
          <CycleOverview group={group} delegations={delegations} />
          <div className={styles.acts}>
            <CycleActs group={group} delegations={delegations} />
          </div>
        </Section>
      )}
      <Section title={say('group.facts')}>
        <ManagedGroupFacts group={group} groups={groups} />
        <div className={styles.acts}>
          <ButtonLink to={`/administration/groups/${group.id}/change`}>
            {saySetting('change.open')}
          </ButtonLink>
          <DeleteGroup group={group} onDeleted={() => void navigate('/administration/groups')} />
        </div>
      </Section>
      {admitting === 'one' && <AdmitDialog group={group} candidates={candidates} onClose={close} />}
      {admitting === 'list' && <MemberListDialog group={group} onClose={close} />}
    </AdministrationPage>
  )
}

/** Whether both sides are led: until then the group cannot work as equals. */
function Readiness({ group }: { group: ManagedGroup }) {
  const say = useWords(managedWords)
  const leaderless = group.coChairs.find(
    ({ delegation }) =>
      !group.people.some((person) => person.role === 'co_chair' && person.delegation === delegation),
  )
  return leaderless ? say('members.oneSided', { code: leaderless.delegation }) : say('members.ready')
}
