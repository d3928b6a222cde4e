import { inLanguage } from '@tandem/shared/words'
import { Ellipsis, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useLanguage, useWords } from '../../../lib/i18n'
import { domainNow, zoneCity, zoneOffset } from '../../../lib/time'
import { IconButton, Lang, Menu, MenuItem, tableStyles as styles } from '../../../ui'
import { peopleWords } from '../people-words'
import type { ListedDelegation } from './api'
import { DeleteDelegationQuestion } from './delete-delegation-question'

interface DelegationListProps {
  delegations: readonly ListedDelegation[]
  /** Codes of those that people or groups need: they stay. */
  needed: ReadonlySet<string>
}

/** Delegations with their codes and the zones of their capitals. */
export function DelegationList({ delegations, needed }: DelegationListProps) {
  const say = useWords(peopleWords)
  const [asked, setAsked] = useState<ListedDelegation | null>(null)
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{say('delegations.name')}</th>
            <th scope="col">{say('delegations.code')}</th>
            <th scope="col">{say('delegation.category')}</th>
            <th scope="col" className={styles.end}>
              {say('delegations.zone')}
            </th>
            <th scope="col" className={styles.act}>
              {say('delegations.acts')}
            </th>
          </tr>
        </thead>
        <tbody>
          {delegations.map((delegation) => (
            <Row
              key={delegation.code}
              delegation={delegation}
              isNeeded={needed.has(delegation.code)}
              onAsk={() => setAsked(delegation)}
            />
          ))}
        </tbody>
      </table>
      {asked && <DeleteDelegationQuestion delegation={asked} onClose={() => setAsked(null)} />}
    </>
  )
}

interface RowProps {
  delegation: ListedDelegation
  isNeeded: boolean
  onAsk: () => void
}

function Row({ delegation, isNeeded, onAsk }: RowProps) {
  const say = useWords(peopleWords)
  const language = useLanguage()
  const { code, name, category, timeZone } = delegation
  return (
    <tr>
      <th scope="row" className={styles.name}>
        <Lang text={name} />
      </th>
      <td className={styles.code}>{code}</td>
      <td className={styles.dim}>{say(`category.${category}`)}</td>
      <td className={styles.end}>
        {zoneCity(timeZone, language)} ({zoneOffset(timeZone, domainNow())})
      </td>
      <td className={styles.act}>
        <DelegationMenu delegation={delegation} isNeeded={isNeeded} onAsk={onAsk} />
      </td>
    </tr>
  )
}

function DelegationMenu({ delegation, isNeeded, onAsk }: RowProps) {
  const say = useWords(peopleWords)
  const label = say('delegations.menu', { name: inLanguage(delegation.name, useLanguage()).text })
  return (
    <Menu label={label} trigger={<IconButton size="small" label={label} icon={<Ellipsis />} />}>
      <MenuItem
        danger
        icon={<Trash2 />}
        disabledBecause={isNeeded ? say('delegations.needed') : null}
        onSelect={onAsk}
      >
        {say('delegations.delete')}
      </MenuItem>
    </Menu>
  )
}
