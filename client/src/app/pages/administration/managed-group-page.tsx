import type { ManagedGroup } from '@tandem/shared/groups'
import { inLanguage } from '@tandem/shared/words'
import { useState } from 'react'
import { useParams } from 'react-router'
import {
  AdmitDialog,
  type Candidate,
  GroupMemberList,
  managedWords,
  MemberListDialog,
  Section,
} from '../../../features/groups'
import { common, domain, useLanguage, useWords } from '../../../lib/i18n'
import { Button, EmptyState, Lang } from '../../../ui'
import facts from '../facts.module.css'
import { NotFoundPage } from '../not-found-page'
import page from '../page.module.css'
import { Administered } from './administered'
import { AdministrationPage } from './administration-page'
import styles from './administration.module.css'

/** One group: what is set of it, and its people. */
export function ManagedGroupPage() {
  const { groupId } = useParams()
  return (
    <Administered>
      {({ groups, people }) => {
        const group = groups.find(({ id }) => id === groupId)
        if (!group) return <NotFoundPage />
        const inGroup = new Set(group.people.map(({ userId }) => userId))
        const candidates = people
          .filter((person) => !person.isDisabled && !person.isAdministrator && !inGroup.has(person.userId))
          .map(({ userId, login, name, delegation }) => ({
            userId,
            login,
            name,
            delegation: delegation?.code ?? null,
          }))
        return <GroupPage key={group.id} group={group} candidates={candidates} />
      }}
    </Administered>
  )
}

function GroupPage({ group, candidates }: { group: ManagedGroup; candidates: readonly Candidate[] }) {
  const say = useWords(managedWords)
  const sayCommon = useWords(common)
  const language = useLanguage()
  const [admitting, setAdmitting] = useState<'one' | 'list' | null>(null)
  const close = () => setAdmitting(null)
  const isEmpty = group.people.length === 0
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
    <AdministrationPage
      title={inLanguage(group.name, language).text}
      crumbs={[
        { label: sayCommon('nav.administration'), to: '/administration/people' },
        { label: say('groups.title'), to: '/administration/groups' },
        { label: group.short },
      ]}
    >
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
          <p className={styles.state}>
            <Readiness group={group} />
          </p>
        </Section>
      )}
      <Section title={say('group.facts')}>
        <Facts group={group} />
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

function Facts({ group }: { group: ManagedGroup }) {
  const say = useWords(managedWords)
  const sayDomain = useWords(domain)
  const rows: [term: string, value: string][] = [
    [say('group.kind'), say(`kind.${group.kind}`)],
    [say('groups.coChairs'), group.coChairs.map(({ delegation }) => delegation).join(', ')],
    [say('group.members'), group.members.join(', ')],
    [say('group.observers'), group.observers.join(', ') || say('group.none')],
    [say('group.languages'), group.workingLanguages.map((one) => sayDomain(`language.${one}`)).join(', ')],
    [say('group.marking'), group.defaultMarking],
  ]
  return (
    <dl className={facts.facts}>
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
