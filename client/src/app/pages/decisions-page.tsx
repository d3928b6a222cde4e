import { Decisions, decisionWords } from '../../features/commitments'
import { useWords } from '../../lib/i18n'
import { useGroup } from './group-layout'
import { GroupPage } from './group-page'

/** What the group decided, meeting by meeting. */
export function DecisionsPage() {
  const say = useWords(decisionWords)
  const overview = useGroup()
  return (
    <GroupPage overview={overview} title={say('title')}>
      <Decisions overview={overview} />
    </GroupPage>
  )
}
