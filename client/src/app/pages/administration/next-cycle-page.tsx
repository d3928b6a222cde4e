import { useNavigate } from 'react-router'
import { NextCycleForm, settingWords } from '../../../features/groups'
import { useWords } from '../../../lib/i18n'
import { showToast } from '../../../ui'
import { AdministeredGroup } from './administered-group'
import { GroupFormPage } from './group-form-page'

/** Plans who leads a group next. */
export function NextCyclePage() {
  const say = useWords(settingWords)
  const navigate = useNavigate()
  return (
    <AdministeredGroup>
      {({ group, delegations }) => (
        <GroupFormPage
          group={group}
          title={say('next.pageTitle', { group: group.short })}
          act={say('next.plan')}
          text={say('next.text')}
        >
          <NextCycleForm
            {...{ group, delegations }}
            onDone={() => {
              showToast({ text: say('next.saved') })
              void navigate(`/administration/groups/${group.id}`)
            }}
          />
        </GroupFormPage>
      )}
    </AdministeredGroup>
  )
}
