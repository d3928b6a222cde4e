import { useNavigate, useParams } from 'react-router'
import { ChangeGroupForm, settingWords } from '../../../features/groups'
import { useWords } from '../../../lib/i18n'
import { showToast } from '../../../ui'
import { NotFoundPage } from '../not-found-page'
import page from '../page.module.css'
import { Administered } from './administered'
import { AdministrationPage } from './administration-page'
import styles from './administration.module.css'
import { useGroupCrumbs } from './group-crumbs'

/** Sets anew what is set of a group. */
export function ChangeGroupPage() {
  const { groupId } = useParams()
  const say = useWords(settingWords)
  const crumbsOf = useGroupCrumbs()
  const navigate = useNavigate()
  return (
    <Administered>
      {({ groups, delegations }) => {
        const group = groups.find(({ id }) => id === groupId)
        if (!group) return <NotFoundPage />
        const title = say('change.title', { group: group.short })
        return (
          <AdministrationPage title={title} crumbs={crumbsOf(group, say('change.open'))}>
            <h1 className={page.title}>{title}</h1>
            <div className={styles.form}>
              <ChangeGroupForm
                group={group}
                groups={groups}
                delegations={delegations}
                onDone={() => {
                  showToast({ text: say('change.done', { group: group.short }) })
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
