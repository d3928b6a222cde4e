import { useQuery } from '@tanstack/react-query'
import {
  ChangePassword,
  identityWords,
  passwordWords,
  ProfileForm,
  rolesInWords,
  SecondFactorSection,
  secondFactorWords,
  SignInSection,
  signInWords,
  TokenSection,
  tokenWords,
  useMe,
} from '../../features/identity'
import { useOpenCount } from '../../features/commitments'
import { GroupNav, GroupSwitcher, overviewQuery, Section } from '../../features/groups'
import { useLanguage, useWords } from '../../lib/i18n'
import { personLabel } from '../../lib/people'
import { Lang } from '../../ui'
import { useLastGroup } from '../last-group'
import { Shell } from '../shell'
import { AdministrationNav } from './administration/administration-page'
import facts from './facts.module.css'
import styles from './page.module.css'

/** Who one is here, and how one wants things shown. */
export function ProfilePage() {
  const say = useWords(identityWords)
  const sayPassword = useWords(passwordWords)
  const sayTokens = useWords(tokenWords)
  const sayFactor = useWords(secondFactorWords)
  const saySignIns = useWords(signInWords)
  const { groups, isAdministrator, notice, isByProvider } = useMe()
  const groupId = useLastGroup(groups)
  const openCommitments = useOpenCount(groupId)
  const { data: overview } = useQuery({ ...overviewQuery(groupId ?? ''), enabled: groupId !== null })
  return (
    <Shell
      title={say('profile.title')}
      {...(groupId && {
        lead: <GroupSwitcher groups={groups} currentId={groupId} />,
        side: (
          <GroupNav groupId={groupId} overview={overview} groups={groups} openCommitments={openCommitments} />
        ),
      })}
      {...(isAdministrator && { side: <AdministrationNav /> })}
      crumbs={[{ label: say('profile.title') }]}
    >
      <div className={styles.wrap}>
        <h1 className={styles.title}>{say('profile.title')}</h1>
        <Section title={say('profile.you')}>
          <You />
        </Section>
        <Section title={say('profile.settings')}>
          <div className={facts.form}>
            <ProfileForm />
          </div>
        </Section>
        {/* Nobody has a password in the demonstration, and who signs in at his organisation uses none. */}
        {notice === null && !isByProvider && (
          <>
            <Section title={sayPassword('change.title')}>
              <ChangePassword />
            </Section>
            <Section title={sayFactor('factor.title')}>
              <SecondFactorSection />
            </Section>
          </>
        )}
        {notice === null && (
          <Section title={saySignIns('signIns.title')}>
            <SignInSection />
          </Section>
        )}
        <Section title={sayTokens('tokens.title')}>
          <TokenSection />
        </Section>
      </div>
    </Shell>
  )
}

function You() {
  const say = useWords(identityWords)
  const language = useLanguage()
  const me = useMe()
  const roles = rolesInWords(
    me.groups.map(({ short, role }) => ({ group: short, role })),
    language,
  )
  return (
    <dl className={facts.facts}>
      <div>
        <dt>{say('profile.function')}</dt>
        <dd>{personLabel(me, language, 'long')}</dd>
      </div>
      {me.delegation && (
        <div>
          <dt>{say('profile.delegation')}</dt>
          <dd>
            <Lang text={me.delegation.name} />
          </dd>
        </div>
      )}
      <div>
        <dt>{say('profile.account')}</dt>
        <dd>{me.login}</dd>
      </div>
      <div>
        <dt>{say('profile.groups')}</dt>
        <dd>{me.isAdministrator ? say('profile.administrator') : roles}</dd>
      </div>
    </dl>
  )
}
