import { useNavigate } from 'react-router'
import { managedWords, NewGroupForm } from '../../../features/groups'
import { common, useWords } from '../../../lib/i18n'
import { ButtonLink, EmptyState } from '../../../ui'
import page from '../page.module.css'
import { Administered } from './administered'
import { AdministrationPage } from './administration-page'
import styles from './administration.module.css'

export function NewGroupPage() {
  const say = useWords(managedWords)
  const sayCommon = useWords(common)
  const navigate = useNavigate()
  return (
    <Administered>
      {({ delegations, groups }) => (
        <AdministrationPage
          title={say('make.title')}
          crumbs={[
            { label: sayCommon('nav.administration'), to: '/administration/people' },
            { label: say('groups.title'), to: '/administration/groups' },
            { label: say('make.title') },
          ]}
        >
          <h1 className={page.title}>{say('make.title')}</h1>
          <div className={styles.form}>
            {delegations.length < 2 ? (
              <EmptyState
                title={say('make.twoNeeded')}
                text={say('make.twoNeededText')}
                actions={
                  <ButtonLink look="primary" to="/administration/delegations">
                    {say('make.toDelegations')}
                  </ButtonLink>
                }
              />
            ) : (
              <NewGroupForm
                delegations={delegations}
                groups={groups}
                onMade={({ id }) => void navigate(`/administration/groups/${id}`)}
              />
            )}
          </div>
        </AdministrationPage>
      )}
    </Administered>
  )
}
