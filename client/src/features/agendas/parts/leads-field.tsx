import { setListed } from '@tandem/shared/agendas'
import type { ItemId } from '@tandem/shared/ids'
import { useWords } from '../../../lib/i18n'
import { Lang, PickList } from '../../../ui'
import styles from '../props.module.css'
import { agendaOrigin } from '../model/agenda-undo'
import { words } from '../words'
import { useAgendaView } from './agenda-view'

/** Which delegations introduce the item, the first first. */
export function LeadsField({ itemId, leads }: { itemId: ItemId; leads: readonly string[] }) {
  const say = useWords(words)
  const { desk, card, language } = useAgendaView()
  const known = card.delegations.map(({ code, name }) => ({
    name: code,
    label: code,
    note: <Lang text={name} wished={language} />,
  }))
  // A delegation that has left the group can still be taken off.
  const unknown = leads
    .filter((code) => !card.delegations.some((each) => each.code === code))
    .map((code) => ({ name: code, label: code }))
  const pick = (name: string, listed: boolean) => {
    desk.undo.newStep()
    desk.change(() => setListed(desk.doc, agendaOrigin, itemId, 'leads', { name, listed }))
  }
  const trigger =
    leads.length > 0 ? (
      <button type="button" className={styles['prop']} aria-label={say('leads', { value: leads.join(', ') })}>
        {leads.map((code) => (
          <span key={code} className={styles['code']}>
            {code}
          </span>
        ))}
      </button>
    ) : (
      <button type="button" className={styles['later']} aria-label={say('leadsNone')}>
        {say('addLead')}
      </button>
    )
  return (
    <PickList
      trigger={trigger}
      label={say('leadLabel')}
      options={[...known, ...unknown]}
      chosen={leads}
      onPick={pick}
    />
  )
}
