import { DelegationCode } from '@tandem/shared/ids'
import { useWords } from '../../../lib/i18n'
import { Lang, PickList } from '../../../ui'
import { words } from '../words'
import { type Opened, useBlock, useMinutesView } from './minutes-view'

/** Which delegations owe what an outcome says, the first first. */
export function OwnersList({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const say = useWords(words)
  const { acts, card, language } = useMinutesView()
  const owners = useBlock(opened.id)?.facts.owners ?? []
  const known = card.delegations.map(({ code, name }) => ({
    name: code,
    label: code,
    note: <Lang text={name} wished={language} />,
  }))
  // One that has left the group can still be taken off.
  const unknown = owners
    .filter((code) => !card.delegations.some((each) => each.code === code))
    .map((code) => ({ name: code, label: code }))
  return (
    <PickList
      trigger={{ anchor: opened.anchor, onClose }}
      label={say('owner.title')}
      options={[...known, ...unknown]}
      chosen={owners}
      onPick={(name, listed) => {
        const code = DelegationCode.safeParse(name)
        if (code.success) acts.setListed(opened.id, 'owners', { code: code.data, listed })
      }}
    />
  )
}
