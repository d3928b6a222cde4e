import { useNavigate, useParams } from 'react-router'
import { NextCycleForm, settingWords } from '../../../features/groups'
import { useWords } from '../../../lib/i18n'
import { showToast } from '../../../ui'
import { NotFoundPage } from '../not-found-page'
import page from '../page.module.css'
import { Administered } from './administered'
import { AdministrationPage } from './administration-page'
import styles from './administration.module.css'
import { useGroupCrumbs } from './group-crumbs'

/** Plans who leads a group next. */
export function NextCyclePage() {
  const { groupId } = useParams()
  const say = useWords(settingWords)
  const crumbsOf = useGroupCrumbs()
  const navigate = useNavigate()
  return (
    <Administered>
      {({ groups, delegations }) => {
        const group = groups.find(({ id }) => id === groupId)
        if (!group) return <NotFoundPage />
        const title = say('next.pageTitle', { group: group.short })
        return (
          <AdministrationPage title={title} crumbs={crumbsOf(group, say('next.plan'))}>
            <h1 className={page.title}>{title}</h1>
            <p className={styles.text}>{say('next.text')}</p>
            <div className={styles.form}>
              <NextCycleForm
                group={group}
                delegations={delegations}
                onDone={() => {
                  showToast({ text: say('next.saved') })
                  void navigate(`/administration/groups/${group.id}`)
                }}
              />
            </div>
          </AdministrationPage>
        )
      }}
    </Administered>
  )
}
