import { useNavigate } from 'react-router'
import { ChangeGroupForm, settingWords } from '../../../features/groups'
import { useWords } from '../../../lib/i18n'
import { showToast } from '../../../ui'
import { AdministeredGroup } from './administered-group'
import { GroupFormPage } from './group-form-page'

/** Sets anew what is set of a group. */
export function ChangeGroupPage() {
  const say = useWords(settingWords)
  const navigate = useNavigate()
  return (
    <AdministeredGroup>
      {({ group, groups, delegations }) => (
        <GroupFormPage
          group={group}
          title={say('change.title', { group: group.short })}
          act={say('change.open')}
        >
          <ChangeGroupForm
            {...{ group, groups, delegations }}
            onDone={() => {
              showToast({ text: say('change.done', { group: group.short }) })
              void navigate(`/administration/groups/${group.id}`)
            }}
          />
        </GroupFormPage>
      )}
    </AdministeredGroup>
  )
}
